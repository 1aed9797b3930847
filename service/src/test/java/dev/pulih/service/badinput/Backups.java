package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.testing.RealPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of docs/operations.md that make a backup and put it back, given as they stand there.
 *
 * @param folder where backups are
 */
record Backups(Path folder) {

  private static final Pattern COMMAND =
      Pattern.compile("^ *((?:pg_dump|pg_restore|sqlite3|rm|cp) .*)$", Pattern.MULTILINE);

  /** Of a database of PostgreSQL. */
  void dump(String url) throws IOException {
    inShell(command("pg_dump"), folder, url);
  }

  void restore(String url) throws IOException {
    inShell(command("pg_restore"), folder, url);
  }

  /** Of SQLite's, by the driver: sqlite3 itself need not be there. */
  void vacuum(Path data) throws IOException, SQLException {
    Matcher words = Pattern.compile("sqlite3 (\\S+) \"(.*)\"").matcher(command("sqlite3"));
    assertThat(words.matches()).isTrue();
    String file = words.group(1).replace("/var/lib/pulih", data.toString());
    try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      sql.createStatement().execute(words.group(2).replace("/backup", folder.toString()));
    }
  }

  void copyBack(Path data) throws IOException {
    inShell(command("rm"), data, "");
    inShell(command("cp"), data, "");
  }

  /** The one command of the page that begins with a word. */
  private static String command(String tool) throws IOException {
    String page = Files.readString(Path.of("../docs/operations.md"));
    Matcher section = Pattern.compile("(?s)## Backup and restore\n(.*?)\n## ").matcher(page);
    assertThat(section.find()).isTrue();
    List<String> found =
        COMMAND
            .matcher(section.group(1))
            .results()
            .map(result -> result.group(1))
            .filter(line -> line.startsWith(tool + " "))
            .toList();
    assertThat(found).as("commands with %s", tool).hasSize(1);
    return found.getFirst();
  }

  private void inShell(String command, Path data, String url) throws IOException {
    String own =
        command
            .replace("/var/lib/pulih", data.toString())
            .replace("/backup", folder.toString())
            .replace(
                "postgresql://pulih@db:5432/pulih",
                url.replace("jdbc:postgresql://", "postgresql://pulih@"));
    ProcessBuilder builder = new ProcessBuilder("sh", "-ec", own).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", RealPostgres.PASSWORD);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as("%s said: %s", own, said).isZero();
  }
}
