package dev.pulih.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Latency, requests and CPU of a cart; twenty rows of 9 and 11: 3 sigma are 3.08. */
class PlainRuleTest {

  private final PlainRule rule =
      new PlainRule(
          List.of(
              new KitSeries(0, KitColumn.SERVER_P99, "latency", ColumnName.service("cart")),
              new KitSeries(1, KitColumn.REQUESTS, "requests", ColumnName.service("front")),
              new KitSeries(2, KitColumn.REQUESTS, "more", ColumnName.service("front")),
              new KitSeries(3, KitColumn.CPU, "cpu", ColumnName.service("cart"))));

  private int minute;

  @Test
  void a_signal_that_leaves_its_last_twenty_rows_by_three_sigma_is_an_alert() {
    settle();
    assertThat(row(13.07, 10, 10, 10)).isEmpty();
    assertThat(row(20, 10, 10, 10).orElseThrow().suspects())
        .containsExactly(ColumnName.service("cart"));
  }

  @Test
  void nineteen_rows_are_too_few() {
    IntStream.range(0, 19).forEach(i -> row(9 + i % 2 * 2, 10, 10, 10));
    assertThat(row(1_000, 10, 10, 10)).isEmpty();
  }

  @Test
  void fewer_requests_are_an_alert_as_more_are_but_not_a_shorter_latency() {
    settle();
    assertThat(row(0, 10, 10, 10)).isEmpty();
    assertThat(row(10, 0, 10, 10)).isPresent();
    assertThat(row(10, 10, 100, 10)).isPresent();
  }

  @Test
  void the_service_with_the_most_such_signals_is_named_first() {
    settle();
    Alert alert = row(20, 20, 20, 10).orElseThrow();
    assertThat(alert.suspects())
        .containsExactly(ColumnName.service("front"), ColumnName.service("cart"));
    assertThat(alert.reasons())
        .containsExactly(
            "latency: 20.00, beyond 13.08",
            "requests: 20.00, beyond 13.08",
            "more: 20.00, beyond 13.08");
  }

  @Test
  void what_is_no_signal_of_pulih_is_not_looked_at() {
    settle();
    assertThat(rule.series()).isEqualTo(3);
    assertThat(row(10, 10, 10, 1_000)).isEmpty();
  }

  @Test
  void what_is_unknown_is_no_alert_even_if_the_row_before_was() {
    settle();
    assertThat(row(20, 10, 10, 10)).isPresent();
    assertThat(row(Double.NaN, 10, 10, 10)).isEmpty();
    assertThat(row(Double.POSITIVE_INFINITY, 10, 10, 10)).isEmpty();
  }

  private void settle() {
    IntStream.range(0, 20)
        .forEach(i -> row(9 + i % 2 * 2, 9 + i % 2 * 2, 9 + i % 2 * 2, 9 + i % 2 * 2));
  }

  private Optional<Alert> row(double... values) {
    return rule.next(new Day.Row(Town.START.plusSeconds(60L * minute++), values));
  }
}
