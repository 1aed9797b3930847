package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.recover.Decision;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.EventLog.Said;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.Transition.Step;
import dev.pulih.simulator.cluster.api.Action;
import dev.pulih.simulator.cluster.api.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the judge of killed Pulihs compares. */
class TrailTest {

  private static final Instant AT = Instant.parse("2026-11-27T03:00:00.123Z");
  private static final Decision DECISION = new Decision("bos.txn-service.t1", AT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"metadata":{"annotations":{"pulih.dev/decision":"MARK"}},"spec":{"template":{}}}
        """,
        """
        [{"op":"add","path":"/metadata/annotations","value":{"pulih.dev/decision":"MARK"}}]
        """,
        """
        [{"op":"test","path":"/metadata/resourceVersion","value":"7"},
         {"op":"add","path":"/metadata/annotations/pulih.dev~1decision","value":"MARK"}]
        """
      })
  void a_change_bears_a_decision_however_it_is_sent(String patch) {
    assertThat(Trail.borne(change(patch.replace("MARK", DECISION.text())))).hasValue(DECISION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metadata\":{\"annotations\":{\"pulih.dev/incident\":\"bos.txn-service.t1\"}}}",
        "[{\"op\":\"replace\",\"path\":\"/spec/http/0/route/0/weight\",\"value\":100}]"
      })
  void a_change_without_a_mark_bears_none(String patch) {
    assertThat(Trail.borne(change(patch))).isEmpty();
  }

  @Test
  void the_latest_decision_is_carried_out_once() {
    Recorded calledOff = event(1, Step.RESTART_DECIDED);
    Recorded decided = event(2, Step.RESTART_DECIDED);
    Recorded done = event(3, Step.RESTART_ACCEPTED);
    assertThat(restarts(calledOff, decided, done))
        .containsExactly(new Decision("bos.txn-service.t1", AT.plusSeconds(2)));
    assertThatThrownBy(() -> restarts(decided, done, event(4, Step.RESTART_ACCEPTED)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Nobody had decided");
  }

  private static List<Decision> restarts(Recorded... log) {
    return Trail.recorded(List.of(log), Step.RESTART_DECIDED, Step.RESTART_ACCEPTED);
  }

  private static Recorded event(int seq, Step step) {
    Said said = new Said(step, "why");
    return new Recorded("bos.txn-service.t1", seq, AT.plusSeconds(seq), new Approved("siti"), said);
  }

  private static AuditEntry change(String patch) {
    return new AuditEntry(
        AT,
        "pulih",
        new Action("patch", "apps", "deployments", "bos", "txn-service-v1"),
        new AuditEntry.Sent("pulih", "application/json", "pulih", false, patch),
        200,
        Optional.empty(),
        Optional.empty());
  }
}
