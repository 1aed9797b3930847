package dev.pulih.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesStoreTest {

  private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");
  private static final Signal LAG = Signals.KAFKA_LAG;
  private static final Entity TOLLS = new Entity.OfGroup("tolls");
  private static final Entity BILLS = new Entity.OfGroup("bills");

  private final SeriesStore store = new SeriesStore();
  private int tick;

  @Test
  void the_last_values_come_oldest_first() {
    append(TOLLS, 1, 2, 3);
    assertThat(store.last(LAG, TOLLS, 2)).containsExactly(2, 3);
    assertThat(store.latest(LAG, TOLLS)).isEqualTo(3);
  }

  @Test
  void what_was_unknown_missing_or_before_the_first_tick_is_nan() {
    append(TOLLS, 1);
    store.append(readings(Map.of(TOLLS, Reading.unknown(Reading.Why.STALE))));
    store.append(readings(Map.of()));
    assertThat(store.last(LAG, TOLLS, 4)).containsExactly(Double.NaN, 1, Double.NaN, Double.NaN);
    assertThat(store.latest(LAG, TOLLS)).isNaN();
    assertThat(store.latest(LAG, BILLS)).isNaN();
  }

  @Test
  void the_ring_keeps_sixty_ticks() {
    append(TOLLS, IntStream.rangeClosed(1, 61).asDoubleStream().toArray());
    double[] kept = store.last(LAG, TOLLS, 61);
    assertThat(kept[0]).isNaN();
    assertThat(kept[1]).isEqualTo(2);
    assertThat(kept[60]).isEqualTo(61);
  }

  @Test
  void a_series_is_remembered_for_59_ticks_without_it_and_forgotten_after_60() {
    append(TOLLS, 7);
    nothing(59);
    assertThat(store.size()).isEqualTo(1);
    assertThat(store.last(LAG, TOLLS, 60)[0]).isEqualTo(7);
    nothing(1);
    assertThat(store.size()).isZero();
  }

  @Test
  void a_freed_slot_is_clean_for_its_next_series() {
    append(TOLLS, 1, 2, 3);
    nothing(60);
    append(BILLS, 9);
    assertThat(store.last(LAG, TOLLS, 60)).containsOnly(Double.NaN);
    double[] bills = store.last(LAG, BILLS, 60);
    assertThat(bills[59]).isEqualTo(9);
    assertThat(IntStream.range(0, 59).mapToDouble(i -> bills[i])).containsOnly(Double.NaN);
  }

  @Test
  void the_slots_of_pods_that_come_and_go_are_used_again() {
    Slots slots = new Slots();
    int first = slots.claim(new Series(LAG, TOLLS));
    int second = slots.claim(new Series(LAG, BILLS));
    slots.release(slot -> slot == first);
    assertThat(slots.find(new Series(LAG, TOLLS))).isEqualTo(Slots.NONE);
    assertThat(slots.claim(new Series(LAG, new Entity.OfGroup("fines")))).isEqualTo(first);
    assertThat(slots.find(new Series(LAG, BILLS))).isEqualTo(second);
  }

  @Test
  void more_series_than_expected_keep_what_they_had() {
    append(TOLLS, 5);
    Map<Entity, Reading> many = new HashMap<>();
    IntStream.range(0, 1000)
        .forEach(i -> many.put(new Entity.OfGroup("group-" + i), Reading.of(i)));
    store.append(readings(many));
    assertThat(store.last(LAG, TOLLS, 2)[0]).isEqualTo(5);
    assertThat(store.last(LAG, new Entity.OfGroup("group-999"), 2))
        .containsExactly(Double.NaN, 999);
  }

  /** 5 min are 20 ticks of 15 s, 15 min are 60. */
  @Test
  void a_window_holds_the_ticks_within_its_length() {
    append(TOLLS, IntStream.rangeClosed(1, 70).asDoubleStream().toArray());
    SeriesWindow five = store.last(Duration.ofMinutes(5), _ -> true);
    assertThat(five.times()).hasSize(20);
    assertThat(five.times().getLast()).isEqualTo(START.plusSeconds(15 * 69));
    assertThat(five.times().getFirst()).isEqualTo(START.plusSeconds(15 * 50));
    assertThat(five.values(new Series(LAG, TOLLS))).startsWith(51).endsWith(70).hasSize(20);
    assertThat(store.last(Duration.ofMinutes(15), _ -> true).times()).hasSize(60);
  }

  @Test
  void a_window_holds_the_wanted_series_that_have_a_value_in_it() {
    append(BILLS, 1);
    append(TOLLS, IntStream.rangeClosed(1, 20).asDoubleStream().toArray());
    Duration five = Duration.ofMinutes(5);
    assertThat(store.last(five, _ -> true).series()).containsExactly(new Series(LAG, TOLLS));
    assertThat(store.last(five, s -> s.entity().equals(BILLS)).series()).isEmpty();
    assertThat(store.last(five, _ -> true).values(new Series(LAG, BILLS)))
        .hasSize(20)
        .containsOnly(Double.NaN);
  }

  @Test
  void a_window_does_not_change_with_the_store_nor_by_its_reader() {
    append(TOLLS, 1, 2);
    SeriesWindow window = store.last(Duration.ofMinutes(5), _ -> true);
    window.values(new Series(LAG, TOLLS))[0] = 99;
    append(TOLLS, IntStream.range(0, 60).asDoubleStream().toArray());
    assertThat(window.values(new Series(LAG, TOLLS))).containsExactly(1, 2);
  }

  @Test
  void a_tick_that_is_not_later_is_refused() {
    append(TOLLS, 1);
    tick--;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> append(TOLLS, 2))
        .withMessageContaining("order of time");
  }

  private void append(Entity entity, double... values) {
    for (double value : values) {
      store.append(readings(Map.of(entity, Reading.of(value))));
    }
  }

  private void nothing(int ticks) {
    IntStream.range(0, ticks).forEach(_ -> store.append(readings(Map.of())));
  }

  private Readings readings(Map<Entity, Reading> samples) {
    return new Readings(START.plusSeconds(15L * tick++), Map.of(LAG, samples), Map.of());
  }
}
