package dev.pulih.detect.multiscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.multiscale.AlarmEpisodes.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The threshold is 4, and news are 5 samples apart. */
class AlarmEpisodesTest {

  private static final double THRESHOLD = 4;

  private final RowLayout layout = new RowLayout();
  private final AlarmEpisodes episodes = new AlarmEpisodes(layout, 5);
  private final double[] table = new double[layout.size()];

  /** One letter a score: . is calm, B begins, g goes on. */
  @ParameterizedTest
  @CsvSource({
    "0 3 3.9 0,              ....",
    "0 4 0,                  .B.",
    // It goes on at half the threshold, and does not begin there.
    "2 4 2 2 1.9 2,          .Bgg..",
    // It is news once, however long it goes on.
    "4 4 4 4 4 4 4 4,        Bggggggg",
    // Another one is news five samples after the last news, and no sooner.
    "4 0 0 0 4 0,            B...g.",
    "4 0 0 0 0 4 0 0 0 0 4,  B....B....B",
    // It counts from the news, not from what followed it.
    "4 0 0 4 0 4,            B..g.B",
    // Unless it is more than twice as bad, or becomes so.
    "4 0 8 0 8.1 0 16.2,     B.g.g.B",
    "4 0 8.1,                B.B",
    "4 5 10.1 10.1,          BgBg",
    // What is no news may be the peak.
    "4 0 7 0 13,             B.g.g"
  })
  void what_scores_make(String scores, String turns) {
    StringBuilder made = new StringBuilder();
    for (String score : scores.split(" ")) {
      made.append(letter(next(Double.parseDouble(score), true)));
    }
    assertThat(made).hasToString(turns);
  }

  @Test
  void a_sample_that_may_not_be_part_of_one_ends_it() {
    next(9, true);
    assertThat(next(9, false)).isEqualTo(Turn.CALM);
    assertThat(lasting()).isZero();
    assertThat(next(9, true)).isEqualTo(Turn.GOES_ON);
    assertThat(lasting()).isEqualTo(1);
  }

  @Test
  void an_episode_knows_how_long_it_has_lasted() {
    assertThat(lasting()).isZero();
    next(4, true);
    next(2, true);
    assertThat(lasting()).isEqualTo(2);
    episodes.end(table, 0);
    assertThat(lasting()).isZero();
    assertThat(next(2, true)).isEqualTo(Turn.CALM);
  }

  private Turn next(double score, boolean counts) {
    return episodes.next(table, 0, score, THRESHOLD, counts);
  }

  private double lasting() {
    return episodes.lasting(table, 0);
  }

  private static char letter(Turn turn) {
    return switch (turn) {
      case CALM -> '.';
      case BEGINS -> 'B';
      case GOES_ON -> 'g';
    };
  }
}
