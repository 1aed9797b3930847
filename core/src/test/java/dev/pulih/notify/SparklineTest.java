package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparklineTest {

  private static final double NONE = Double.NaN;

  private static List<Instant> ticks(int n) {
    return IntStream.range(0, n).mapToObj(i -> Samples.at(15L * i)).toList();
  }

  private static Sparkline of(double... values) {
    return Sparkline.of(ticks(values.length), values, new TreeMap<>()).orElseThrow();
  }

  @Test
  void eight_heights_show_shares_of_the_highest_value() {
    // Sevenths of 14 %, so that each height occurs once.
    Sparkline line = of(0, 0.02, 0.04, 0.06, 0.08, 0.10, 0.12, 0.14);
    assertThat(line).isEqualTo(new Sparkline("▁▂▃▄▅▆▇█", "", 0.14));
  }

  @Test
  void what_is_unknown_is_a_gap_and_no_zero() {
    assertThat(of(0.1, NONE, 0.1).bars()).isEqualTo("█ █");
  }

  @Test
  void what_hardly_changes_looks_so() {
    assertThat(of(0.150, 0.149, 0.151).bars()).isEqualTo("███");
  }

  @Test
  void without_errors_it_lies_low() {
    assertThat(of(0, 0).bars()).isEqualTo("▁▁");
  }

  @Test
  void without_a_known_value_there_is_none() {
    assertThat(Sparkline.of(ticks(2), new double[] {NONE, NONE}, new TreeMap<>())).isEmpty();
    assertThat(Sparkline.of(List.of(), new double[0], new TreeMap<>())).isEmpty();
  }

  @Test
  void only_the_newest_ticks_are_drawn() {
    double[] values = DoubleStream.iterate(1, v -> v / 2).limit(60).toArray();
    assertThat(of(values).bars()).hasSize(Sparkline.COLUMNS);
    assertThat(of(values).high()).isEqualTo(values[20]);
  }

  @Test
  void a_mark_stands_below_the_tick_at_which_it_happened() {
    assertThat(marks(5, new TreeMap<>(Map.of(Samples.at(30), '1')))).isEqualTo("  1");
  }

  @Test
  void two_marks_of_one_tick_stand_side_by_side() {
    NavigableMap<Instant, Character> both = new TreeMap<>();
    both.put(Samples.at(30), '1');
    both.put(Samples.at(31), 'P');
    assertThat(marks(5, both)).isEqualTo("  1P");
  }

  @Test
  void what_happened_before_the_first_tick_is_not_marked() {
    assertThat(marks(5, new TreeMap<>(Map.of(Samples.at(-1), '1')))).isEmpty();
  }

  private static String marks(int ticks, NavigableMap<Instant, Character> happened) {
    return Sparkline.of(ticks(ticks), new double[ticks], happened).orElseThrow().marks();
  }
}
