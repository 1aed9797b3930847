package dev.pulih.detect.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.CallGraph;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A callee explains its caller from half of its evidence on, and the caller then counts 0.7. */
class SuspectsTest {

  @Test
  void the_one_with_the_most_evidence_is_named_first() {
    assertThat(named(Map.of("a", 3.0, "b", 20.0, "c", 7.0), CallGraph.none()))
        .containsExactly("b", "c", "a");
  }

  /** 0.7·20 = 14 against 15. */
  @Test
  void a_callee_explains_its_caller() {
    assertThat(named(Map.of("front", 20.0, "cart", 15.0), Graphs.of("front>cart")))
        .containsExactly("cart", "front");
    assertThat(named(Map.of("front", 20.0, "cart", 15.0), CallGraph.none()))
        .containsExactly("front", "cart");
  }

  @Test
  void a_caller_does_not_explain_its_callee() {
    assertThat(named(Map.of("front", 15.0, "cart", 20.0), Graphs.of("front>cart")))
        .containsExactly("cart", "front");
    assertThat(named(Map.of("front", 15.0, "cart", 20.0), Graphs.of("cart>front")))
        .containsExactly("front", "cart");
  }

  /** 10 of 20 explain, 9.9 do not; a third service with 15 tells them apart: 14 or 20. */
  @Test
  void a_callee_with_less_than_half_explains_nothing() {
    assertThat(named(Map.of("front", 20.0, "cart", 10.0, "other", 15.0), Graphs.of("front>cart")))
        .containsExactly("other", "front", "cart");
    assertThat(named(Map.of("front", 20.0, "cart", 9.9, "other", 15.0), Graphs.of("front>cart")))
        .containsExactly("front", "other", "cart");
  }

  @Test
  void a_callee_that_is_not_watched_explains_nothing() {
    assertThat(named(Map.of("front", 20.0, "cart", 15.0), Graphs.of("front>bank")))
        .containsExactly("front", "cart");
  }

  @Test
  void one_without_evidence_is_no_suspect() {
    assertThat(named(Map.of("a", 0.0, "b", 1.0), CallGraph.none())).containsExactly("b");
  }

  @Test
  void at_most_five_are_named_and_equal_ones_by_name() {
    assertThat(
            named(
                Map.of("f", 2.0, "e", 2.0, "d", 2.0, "c", 2.0, "b", 2.0, "a", 2.0),
                CallGraph.none()))
        .containsExactly("a", "b", "c", "d", "e");
  }

  private static List<String> named(Map<String, Double> nats, CallGraph calls) {
    Map<ServiceRef, Double> against =
        nats.entrySet().stream()
            .collect(Collectors.toMap(e -> Graphs.service(e.getKey()), Map.Entry::getValue));
    return new Suspects(against, calls, EvidenceSettings.defaults().blame())
        .ranked().stream().map(ServiceRef::name).toList();
  }
}
