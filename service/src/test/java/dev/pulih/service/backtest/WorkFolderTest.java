package dev.pulih.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.backtest.WorkFolder.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is deleted but what a backtest kept. */
class WorkFolderTest {

  @TempDir private Path folder;

  private Path readings = Path.of("");

  @BeforeEach
  void make() throws IOException {
    readings = Files.createDirectories(folder.resolve("readings"));
  }

  private Path written(String name) throws IOException {
    return Files.writeString(readings.resolve(name), name);
  }

  @Test
  void readings_that_are_not_its_own_are_left_alone_and_refused() throws IOException {
    Path piece = written("00001.csv.gz");
    Path other = written("november.csv.gz");
    assertThatThrownBy(() -> new WorkFolder(folder).begin("this"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(piece.toString())
        .hasMessageContaining("--out");
    assertThat(piece).hasContent("00001.csv.gz");
    assertThat(other).hasContent("november.csv.gz");
    assertThat(folder.resolve("readings-of.txt")).doesNotExist();
  }

  @Test
  void what_it_kept_itself_gives_way_to_something_else_and_nothing_beside_it_does()
      throws IOException {
    WorkFolder work = new WorkFolder(folder);
    assertThat(work.begin("this")).isEqualTo(Standing.NEW);
    Path piece = written("00001.csv.gz");
    Path draft = written("00002.csv.gz.unfinished");
    Path other = written("november.csv.gz");
    assertThat(work.begin("that")).isEqualTo(Standing.OTHER);
    assertThat(piece).doesNotExist();
    assertThat(draft).doesNotExist();
    assertThat(other).hasContent("november.csv.gz");
  }

  @Test
  void what_was_left_half_done_is_taken_up() throws IOException {
    assertThat(new WorkFolder(folder).begin("this")).isEqualTo(Standing.NEW);
    Path piece = written("00000.csv.gz");
    Path draft = written("00001.csv.gz.unfinished");
    assertThat(new WorkFolder(folder).begin("this")).isEqualTo(Standing.SAME);
    assertThat(piece).exists();
    assertThat(draft).exists();
  }

  @Test
  void what_is_no_reading_is_in_nobodys_way() throws IOException {
    Path note = written("note.txt");
    assertThat(new WorkFolder(folder).begin("this")).isEqualTo(Standing.NEW);
    assertThat(note).exists();
  }
}
