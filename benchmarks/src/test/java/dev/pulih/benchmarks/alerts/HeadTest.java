package dev.pulih.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTest {

  private static final List<String> COLUMNS =
      List.of(
          "SLI|LatencyP90(s)",
          "front|CpuUsageRate(%)",
          "back|CpuUsageRate(%)",
          "cart|CpuUsageRate(%)",
          "bank|CpuUsageRate(%)",
          "cart|NetworkReceiveBytes",
          "edge:front>cart|client_p50_s",
          "edge:front>cart|calls");

  @TempDir private Path folder;

  @Test
  void a_column_tells_about_its_service_and_a_call_about_the_one_that_is_called() {
    assertThat(series("front,cart"))
        .extracting(KitSeries::place, KitSeries::column, s -> s.service().name())
        .containsExactly(
            tuple(0, KitColumn.ENTRY_P90, "front"),
            tuple(1, KitColumn.CPU, "front"),
            tuple(2, KitColumn.CPU, "back"),
            tuple(3, KitColumn.CPU, "cart"),
            tuple(4, KitColumn.CPU, "bank"),
            tuple(6, KitColumn.CLIENT_P50_OF_CALL, "cart"));
  }

  /** The back office calls the bank alone; the front reaches cart and bank. */
  @Test
  void users_enter_where_nobody_calls_and_most_is_reached() {
    assertThat(entry("back,bank", "front,cart", "cart,bank")).isEqualTo("front");
    assertThat(entry("back,bank", "back,cart", "front,cart")).isEqualTo("back");
  }

  @Test
  void of_equals_it_is_the_first_by_name() {
    assertThat(entry("front,cart", "back,bank")).isEqualTo("back");
  }

  @Test
  void one_that_is_called_is_no_entry() {
    assertThat(entry("bank,front", "front,cart", "front,back")).isEqualTo("bank");
  }

  @Test
  void those_that_call_one_another_in_a_circle_are_no_entry_either() {
    assertThat(entry("front,cart", "cart,bank", "bank,front", "back,vault")).isEqualTo("back");
  }

  @Test
  void where_calls_are_unknown_what_users_see_is_a_service_of_its_own() {
    assertThat(entry()).isEqualTo("SLI");
  }

  private String entry(String... calls) {
    return series(calls).getFirst().service().name();
  }

  private List<KitSeries> series(String... calls) {
    Path graph = folder.resolve("graph.csv");
    Town.text(graph, "caller,callee\n" + String.join("\n", calls));
    Recording recording = new Recording("town", graph, Optional.of(graph));
    return new Head(COLUMNS, recording.calls()).series();
  }
}
