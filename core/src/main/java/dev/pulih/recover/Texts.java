package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason.Bearing;
import dev.pulih.policy.Stage;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences that people read. */
final class Texts {

  private Texts() {}

  static String risen(Facts facts, String headline) {
    return facts.alarm().severity() + " " + headline;
  }

  static String overdue(Facts facts) {
    return name(facts)
        + ": a P1 open for "
        + facts.incident().policy().escalation().pageAfter().toMinutes()
        + " min";
  }

  static String unanswered(Facts facts, Instant now) {
    Instant since = facts.alarm().response().since().orElse(now);
    return name(facts)
        + ": a P1 that nobody has acknowledged for "
        + Duration.between(since, now).toMinutes()
        + " min";
  }

  static String handedOver(Facts facts, String why) {
    return name(facts) + " needs people: " + why + breaker(facts);
  }

  private static String breaker(Facts facts) {
    return facts.breaker().isOpen() ? " (a breaker is open)" : "";
  }

  static String storm(List<ServiceRef> members) {
    return members.size()
        + " services became anomalous together, so the cause is shared: "
        + String.join(", ", members.stream().map(ServiceRef::name).toList());
  }

  static String resolved(Facts facts) {
    return facts
        .latest()
        .filter(Attempt::helped)
        .map(a -> name(facts) + " recovered automatically (error rate " + change(a) + ")")
        .orElse(name(facts) + " is healthy again by itself");
  }

  private static String change(Attempt attempt) {
    return Ratio.text(attempt.before()) + " -> " + Ratio.text(attempt.after());
  }

  static String wouldAct(Facts facts, Stage stage, String what) {
    return "dry-run: stage " + stage.number() + " would " + what + " for " + name(facts);
  }

  /** What stage 1 would do. */
  static String restart(Situation s) {
    return "restart " + s.restart().workload().map(Object::toString).orElse("it");
  }

  /** What stage 2 would do. */
  static String shift(Situation s) {
    return "shift all traffic to subset " + s.shift().plan().target();
  }

  /** With what is worth knowing beside it, though it holds nothing. */
  static String noted(String why, List<Hold> holds) {
    return Stream.concat(
            Stream.of(why),
            holds.stream().filter(h -> h.reason().bearing() == Bearing.NOTE).map(Hold::detail))
        .collect(Collectors.joining("; "));
  }

  static String impossible(Stage stage, Hold hold) {
    return "stage " + stage.number() + " cannot help (" + hold + ")";
  }

  static String judged(String what, Reading reading, String verdict) {
    return what + " read " + Ratio.text(reading) + " errors: " + verdict;
  }

  static String cause(Facts facts) {
    return facts.notes().cause().map(c -> " after " + c).orElse("");
  }

  private static String name(Facts facts) {
    return facts.incident().service().name();
  }
}
