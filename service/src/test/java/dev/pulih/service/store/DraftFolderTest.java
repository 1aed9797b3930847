package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts as files. */
class DraftFolderTest {

  @TempDir private Path around;
  private Path data;

  @BeforeEach
  void within() throws IOException {
    data = Files.createDirectory(around.resolve("data"));
  }

  /** Every file in the data directory and around it. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(around)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void a_draft_is_a_file_by_the_incident_s_id_that_only_its_owner_reads() throws IOException {
    new DraftFolder(data).put("bos.txn-service.toxn1u", "# Draft");
    Path file = data.resolve("postmortems/bos.txn-service.toxn1u.md");
    assertThat(file).hasContent("# Draft");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_later_draft_takes_the_place_of_the_earlier_one_and_nothing_is_left_over()
      throws IOException {
    DraftFolder folder = new DraftFolder(data);
    folder.put("a.b.c", "# A long first draft");
    folder.put("a.b.c", "# Second");
    assertThat(files()).containsExactly(folder.file("a.b.c"));
    assertThat(folder.file("a.b.c")).hasContent("# Second");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside",
        "/etc/outside",
        "..",
        ".",
        "",
        "a/b",
        "a\\b",
        ".hidden",
        "a\u0000b",
        "%2e%2e",
        "a*b",
        "a:b",
        "é"
      })
  void no_id_leads_out_of_the_folder(String id) throws IOException {
    new DraftFolder(data).put(id, "# Draft");
    assertThat(files())
        .singleElement()
        .satisfies(file -> assertThat(file.getParent()).isEqualTo(data.resolve("postmortems")))
        .satisfies(file -> assertThat(file).hasContent("# Draft"));
  }

  @Test
  void ids_that_are_too_long_for_a_file_keep_a_file_each() throws IOException {
    DraftFolder folder = new DraftFolder(data);
    folder.put("a".repeat(300) + ".1", "# One");
    folder.put("a".repeat(300) + ".2", "# Two");
    assertThat(files()).hasSize(2);
    assertThat(folder.file("a".repeat(300) + ".2")).hasContent("# Two");
  }

  @Test
  void a_folder_that_cannot_be_written_to_stops_nobody() throws IOException {
    Path occupied = Files.writeString(data.resolve("postmortems"), "a file");
    new DraftFolder(data).put("a.b.c", "# Draft");
    assertThat(occupied).hasContent("a file");
  }

  @Test
  void old_drafts_of_incidents_that_are_gone_go_and_nobody_else_s_files() throws IOException {
    DraftFolder folder = new DraftFolder(data);
    Instant before = Instant.parse("2027-01-01T00:00:00Z");
    for (String incident : List.of("a.gone.1", "a.known.2", "a.edited.3")) {
      folder.put(incident, "# Draft");
    }
    Path left = Files.createFile(data.resolve("postmortems/.draft77"));
    Path other = Files.createFile(data.resolve("postmortems/notes.txt"));
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(before.minusSeconds(1)));
    }
    Files.setLastModifiedTime(folder.file("a.edited.3"), FileTime.from(before));

    assertThat(folder.sweep(before, Set.of("a.known.2"))).isEqualTo(2);

    assertThat(files())
        .containsExactlyInAnyOrder(folder.file("a.known.2"), folder.file("a.edited.3"), other)
        .doesNotContain(left);
  }

  @Test
  void without_a_folder_there_is_nothing_to_remove() {
    assertThat(new DraftFolder(data).sweep(Instant.MAX, Set.of())).isZero();
  }
}
