package dev.pulih.service.prometheus;

import dev.pulih.signal.EntityKind;
import java.util.List;

/** Who calls whom, as Istio's sidecars of both sides report it. */
final class CallSituations {
  private static final String RATE = "call_rate";
  private static final String ERRORS = "call_error_rate";

  private CallSituations() {}

  static List<Situation> all() {
    return List.of(both(), calm(), reset(), idle(), onlyTheCallee(), noCaller());
  }

  private static boolean calls(Situation.Asked asked) {
    return asked.about(EntityKind.CALL);
  }

  private static Situation both() {
    return Situation.of(
        "Calls that both sides report",
        "`caller` calls `callee` 10/s: its sidecar reports 7 with 200, 2 with 503 and 1 without an"
            + " answer (code 0); the one of `callee` reports 9 with 200 and 1 with 503, and 5/s of"
            + " another caller.",
        CallSituations::calls,
        facts ->
            facts
                .called("source", "caller", "callee", "200", Course.steady(7))
                .called("source", "caller", "callee", "503", Course.steady(2))
                .called("source", "caller", "callee", "0", Course.steady(1))
                .called("destination", "caller", "callee", "200", Course.steady(9))
                .called("destination", "caller", "callee", "503", Course.steady(1))
                .called("source", "caller-2", "callee", "200", Course.steady(5))
                .called("destination", "caller-2", "callee", "200", Course.steady(5)),
        claims ->
            claims
                .call(RATE, "caller", "callee", _ -> 10, "7 + 2 + 1: the caller's side, not 20")
                .call(ERRORS, "caller", "callee", _ -> 0.3, "(2 + 1) ÷ 10, not 1 ÷ 10")
                .call(RATE, "caller-2", "callee", _ -> 5, "each caller by itself")
                .call(ERRORS, "caller-2", "callee", _ -> 0, "no 5xx of this caller")
                .nothingOfCall(RATE, "callee", "caller", "nobody calls back"));
  }

  private static Situation calm() {
    return Situation.of(
        "Calls without any 5xx",
        "`calm-caller` calls `calm-callee`: 4/s with 200, 1/s with 404.",
        CallSituations::calls,
        facts ->
            facts
                .called("source", "calm-caller", "calm-callee", "200", Course.steady(4))
                .called("source", "calm-caller", "calm-callee", "404", Course.steady(1)),
        claims ->
            claims
                .call(RATE, "calm-caller", "calm-callee", _ -> 5, "4 + 1")
                .call(
                    ERRORS, "calm-caller", "calm-callee", _ -> 0, "0 × 5 ÷ 5: zero, not unknown"));
  }

  private static Situation reset() {
    return Situation.of(
        "Calls of a pod whose container restarted 30 s ago",
        "The counters of `reset-caller` (9/s with 200, 1/s with 503) were scraped as zero then.",
        CallSituations::calls,
        facts ->
            facts
                .called("source", "reset-caller", "reset-callee", "200", Course.restarted(9, 30))
                .called("source", "reset-caller", "reset-callee", "503", Course.restarted(1, 30)),
        claims ->
            claims
                .call(
                    RATE,
                    "reset-caller",
                    "reset-callee",
                    window -> 10 * (window - 15) / window,
                    "10 × (w - 15) ÷ w: the 15 s before the restart are lost")
                .call(ERRORS, "reset-caller", "reset-callee", _ -> 0.1, "1 ÷ 10"));
  }

  private static Situation idle() {
    return Situation.of(
        "Calls that ended",
        "The counters of `idle-caller` (200 and 503) do not move.",
        CallSituations::calls,
        facts ->
            facts
                .called("source", "idle-caller", "idle-callee", "200", Course.steady(0))
                .called("source", "idle-caller", "idle-callee", "503", Course.steady(0)),
        claims ->
            claims
                .call(RATE, "idle-caller", "idle-callee", _ -> 0, "nothing moves")
                .call(ERRORS, "idle-caller", "idle-callee", _ -> Double.NaN, "0 ÷ 0"));
  }

  private static Situation onlyTheCallee() {
    return Situation.of(
        "Calls that only the callee reports",
        "`bare-caller` has no sidecar; that of `told-callee` reports its 3/s with 200.",
        CallSituations::calls,
        facts -> facts.called("destination", "bare-caller", "told-callee", "200", Course.steady(3)),
        claims ->
            claims
                .nothingOfCall(RATE, "bare-caller", "told-callee", "the caller says nothing")
                .nothingOfCall(ERRORS, "bare-caller", "told-callee", "the caller says nothing"));
  }

  private static Situation noCaller() {
    return Situation.of(
        "No calls",
        "`quiet-caller` never called anybody.",
        CallSituations::calls,
        _ -> {},
        claims ->
            claims
                .nothingOfCall(RATE, "quiet-caller", "quiet-callee", "no series")
                .nothingOfCall(ERRORS, "quiet-caller", "quiet-callee", "no series"));
  }
}
