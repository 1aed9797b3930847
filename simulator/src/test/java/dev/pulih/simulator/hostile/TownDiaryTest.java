package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TownDiaryTest {

  @TempDir private Path folder;

  @Test
  void it_is_gone_on_with_where_it_was_left() {
    TownDiary before = diary(2);
    before.add(500, counted("clock steps", 3));
    before.add(700, counted("clock steps", 4));
    assertThat(diary(2).lived()).isEqualTo(700);
    assertThat(diary(2).tally().of("clock steps")).isEqualTo(7);
  }

  @Test
  void a_piece_in_which_nothing_happened_counts() {
    diary(2).add(10, new Tally());
    assertThat(diary(2).lived()).isEqualTo(10);
  }

  @Test
  void one_replica_and_two_have_their_own() {
    diary(2).add(10, new Tally());
    assertThat(diary(1).lived()).isZero();
  }

  private TownDiary diary(int replicas) {
    return new TownDiary(folder.resolve("new").toString(), replicas);
  }

  private static Tally counted(String what, int times) {
    Tally tally = new Tally();
    for (int i = 0; i < times; i++) {
      tally.count(what);
    }
    return tally;
  }
}
