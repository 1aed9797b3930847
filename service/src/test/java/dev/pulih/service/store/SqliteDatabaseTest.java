package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqliteDatabaseTest {

  @TempDir Path directory;

  private Path file() {
    return directory.resolve(Databases.FILE);
  }

  @Test
  void the_database_s_files_are_for_their_owner_alone() throws IOException {
    try (Database database = Databases.sqlite(directory)) {
      new JdbcEventLog(database.dataSource()).append(Appends.number(1));
      assertThat(modes()).containsExactly("rw-------", "rw-------", "rw-------");
    }
  }

  /** The database, its write-ahead log and the log's index. */
  private Stream<String> modes() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(Databases.FILE))
          .toList()
          .stream()
          .map(SqliteDatabaseTest::mode);
    }
  }

  private static String mode(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void it_writes_ahead_syncs_fully_and_enforces_foreign_keys() {
    try (Database database = Databases.sqlite(directory)) {
      JdbcClient sql = JdbcClient.create(database.dataSource());
      assertThat(sql.sql("pragma journal_mode").query(String.class).single()).isEqualTo("wal");
      // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
      assertThat(sql.sql("pragma synchronous").query(Integer.class).single()).isEqualTo(2);
      assertThat(sql.sql("pragma foreign_keys").query(Integer.class).single()).isEqualTo(1);
      assertThat(sql.sql("pragma busy_timeout").query(Integer.class).single()).isEqualTo(5000);
    }
  }

  @Test
  void a_directory_that_is_missing_is_named_with_the_way_to_make_it() {
    Path missing = directory.resolve("data");
    assertThatThrownBy(() -> Databases.sqlite(missing))
        .isInstanceOf(StoreFailure.class)
        .hasMessage(
            "The data directory %1$s does not exist. Create it (mkdir -p %1$s), or set dataDir to one that does.",
            missing);
  }

  @Test
  void a_directory_that_is_a_file_is_refused() throws IOException {
    Path plain = Files.createFile(directory.resolve("plain"));
    assertThatThrownBy(() -> Databases.sqlite(plain))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void a_directory_that_cannot_be_written_to_is_named() throws IOException {
    Path readOnly = readOnly();
    assertThatThrownBy(() -> Databases.sqlite(readOnly))
        .isInstanceOf(StoreFailure.class)
        .hasMessageStartingWith("The data directory " + readOnly + " cannot be written to (")
        .hasMessageEndingWith("Check its owner, its permissions and its disk.");
  }

  /** Root writes wherever permissions forbid it, but not into the kernel's own file system. */
  private Path readOnly() throws IOException {
    return "root".equals(System.getProperty("user.name"))
        ? Path.of("/sys")
        : Files.setPosixFilePermissions(
            Files.createDirectory(directory.resolve("read-only")),
            PosixFilePermissions.fromString("r-xr-xr-x"));
  }

  @Test
  void a_file_that_is_no_database_is_refused_and_left_as_it_is() throws IOException {
    String text =
        "This is a shopping list, long enough to have a header of a hundred bytes. ".repeat(20);
    Files.writeString(file(), text);
    assertThatThrownBy(() -> Databases.sqlite(directory))
        .isInstanceOf(StoreFailure.class)
        .hasMessage(
            "The SQLite database %s cannot be used: the file is not an SQLite database; restore it from a backup, or move it away.",
            file());
    assertThat(file()).hasContent(text);
  }

  @Test
  void a_damaged_database_is_refused() throws IOException {
    Databases.sqlite(directory).close();
    byte[] bytes = Files.readAllBytes(file());
    // Everything after the first page's header: the schema itself.
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file(), bytes);
    assertThatThrownBy(() -> Databases.sqlite(directory))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("the database is damaged; restore it from a backup");
  }

  @Test
  void a_schema_of_a_newer_pulih_is_refused() {
    try (Database database = Databases.sqlite(directory)) {
      JdbcClient.create(database.dataSource())
          .sql(
              """
              insert into flyway_schema_history
                (installed_rank, version, description, type, script, installed_by,
                 execution_time, success)
              values (99, '99', 'later', 'SQL', 'V99__later.sql', 'pulih', 1, 1)
              """)
          .update();
    }
    assertThatThrownBy(() -> Databases.sqlite(directory))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("its schema is version 99, which a newer Pulih made");
  }

  @Test
  void a_second_opening_in_this_process_is_refused_and_the_first_goes_on() {
    try (Database database = Databases.sqlite(directory)) {
      assertThatThrownBy(() -> Databases.sqlite(directory))
          .isInstanceOf(StoreFailure.class)
          .hasMessageStartingWith("Another Pulih (this process) uses the data directory");
      new JdbcEventLog(database.dataSource()).append(Appends.number(1));
    }
  }

  @Test
  void a_database_that_failed_to_open_leaves_the_directory_free() throws IOException {
    Files.writeString(file(), "x".repeat(2000));
    assertThatThrownBy(() -> Databases.sqlite(directory)).isInstanceOf(StoreFailure.class);
    Files.delete(file());
    Databases.sqlite(directory).close();
  }
}
