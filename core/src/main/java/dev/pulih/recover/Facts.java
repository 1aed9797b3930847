package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Stage;
import dev.pulih.signal.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every state of an incident carries.
 *
 * @param incident what never changes
 * @param alarm how loud it is
 * @param attempts the stages that were tried, oldest first
 * @param breaker the circuit breaker that it left behind
 * @param notes what it remembers for people
 */
public record Facts(
    Incident incident, Alarm alarm, List<Attempt> attempts, Breaker breaker, Notes notes) {

  public Facts {
    attempts = List.copyOf(attempts);
  }

  static Facts of(Incident incident, Alarm alarm) {
    return new Facts(incident, alarm, List.of(), new Breaker.None(), Notes.none());
  }

  /** Whether a stage was tried, with whatever result. */
  public boolean tried(Stage stage) {
    return attempts.stream().anyMatch(a -> a.stage() == stage);
  }

  /** Whether its end deserves a post-mortem: something was tried, or people were called. */
  boolean memorable() {
    return !attempts.isEmpty() || alarm.paged() || alarm.withPeople();
  }

  /** The latest try. */
  public Optional<Attempt> latest() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
  }

  /** When people are called for a P1 that still is one then; empty if not, or if they were. */
  public Optional<Instant> callDue() {
    Duration after = incident.policy().escalation().pageAfter();
    return alarm
        .p1Since()
        .filter(_ -> after.isPositive() && !alarm.paged())
        .map(since -> since.plus(after));
  }

  Facts with(Alarm changed) {
    return new Facts(incident, changed, attempts, breaker, notes);
  }

  Facts with(Breaker changed) {
    return new Facts(incident, alarm, attempts, changed, notes);
  }

  Facts with(Notes changed) {
    return new Facts(incident, alarm, attempts, breaker, changed);
  }

  Facts asking(Instant now) {
    return with(notes.asking(now));
  }

  Facts held(Hold hold) {
    return with(notes.held(hold));
  }

  Facts begun(Stage stage, Instant at, Reading before) {
    List<Attempt> more = new ArrayList<>(attempts);
    more.add(Attempt.begun(stage, at, before));
    return new Facts(incident, alarm, more, breaker, notes.acting());
  }

  Facts ended(Attempt.Result how) {
    return attempts.isEmpty() ? this : replaceLatest(attempts.getLast().ended(how));
  }

  Facts judged(Reading reading, Attempt.Result how) {
    return attempts.isEmpty() ? this : replaceLatest(attempts.getLast().judged(reading, how));
  }

  /** Forgets a try that was called off before anything was sent. */
  Facts calledOff() {
    List<Attempt> fewer = attempts.subList(0, Math.max(0, attempts.size() - 1));
    return new Facts(incident, alarm, fewer, breaker, notes);
  }

  private Facts replaceLatest(Attempt attempt) {
    List<Attempt> changed = new ArrayList<>(attempts);
    changed.set(changed.size() - 1, attempt);
    return new Facts(incident, alarm, changed, breaker, notes);
  }
}
