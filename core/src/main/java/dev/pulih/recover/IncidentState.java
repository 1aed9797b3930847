package dev.pulih.recover;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where an incident stands. Deadlines are data; a tick compares them with its time. */
public sealed interface IncidentState {

  /** A state with the facts of an incident. */
  sealed interface Begun extends IncidentState {
    /** What every state carries. */
    Facts facts();

    /** The same state with other facts. */
    default Begun with(Facts facts) {
      return switch (this) {
        case Open s -> new Open(facts, s.idleSince());
        case AwaitingApproval s ->
            new AwaitingApproval(facts, s.intention(), s.approvedBy(), s.deadline());
        case Restarting s -> new Restarting(facts, s.order(), s.deadline());
        case RollingOut s -> new RollingOut(facts, s.order(), s.generation(), s.deadline());
        case JudgingRestart s -> new JudgingRestart(facts, s.order(), s.evaluation());
        case AwaitingShift s -> new AwaitingShift(facts, s.deadline());
        case Shifting s -> new Shifting(facts, s.plan(), s.decidedAt(), s.deadline());
        case JudgingShift s -> new JudgingShift(facts, s.plan(), s.evaluation());
        case Undoing s -> new Undoing(facts, s.changes(), s.decidedAt(), s.deadline());
        case Degraded s -> new Degraded(facts, s.since());
        case WithPeople s -> new WithPeople(facts, s.restartAllowed(), s.quiet());
        case Resolved s -> new Resolved(facts, s.at());
        case Closed s -> new Closed(facts, s.by(), s.at());
        case Suspected _ -> new Suspected(facts);
        case Advised _ -> new Advised(facts);
        case Passed s -> new Passed(facts, s.why(), s.at());
      };
    }

    /** The incident's id. */
    default String id() {
      return facts().incident().id();
    }

    /** Whether an automatic stage has it in hand: one runs, or one helped and is being watched. */
    default boolean inHand() {
      return switch (this) {
        case Restarting _, RollingOut _, JudgingRestart _ -> true;
        case Shifting _, JudgingShift _, Undoing _, Degraded _ -> true;
        case Open _, AwaitingApproval _, AwaitingShift _, WithPeople _ -> false;
        case Resolved _, Closed _, Provisional _ -> false;
      };
    }

    /** Whether ticks still concern it. */
    default boolean live() {
      return !(this instanceof Resolved || this instanceof Closed || this instanceof Passed);
    }

    /** Whether a post-mortem draft of it is written, or is being written. */
    default boolean drafted() {
      return facts().alarm().withPeople() || (!live() && facts().memorable());
    }
  }

  /** No threshold has been passed: nothing is done, and nobody is paged. */
  sealed interface Provisional extends Begun {}

  /** Before its first event. */
  record Unopened() implements IncidentState {}

  /** A deviation, about which the analyst is asked. */
  record Suspected(Facts facts) implements Provisional {}

  /** A deviation that a model takes for an anomaly: a P2 for people to know of. */
  record Advised(Facts facts) implements Provisional {}

  /** Over, and no threshold was passed. */
  record Passed(Facts facts, String why, Instant at) implements Provisional {}

  /** Open: no stage runs. Idle since: a P1 that no stage addresses. */
  record Open(Facts facts, Optional<Instant> idleSince) implements Begun {
    /** When people are called for it, if no stage addresses it until then. */
    public Optional<Instant> idleUntil() {
      return idleSince.map(since -> since.plus(facts.incident().policy().escalation().idleAfter()));
    }
  }

  /** An action waits for a person until the deadline. */
  record AwaitingApproval(
      Facts facts, Intention intention, Optional<String> approvedBy, Instant deadline)
      implements Begun {

    /** The stage that it is of. */
    public Stage stage() {
      return intention.stage();
    }

    /** Why it is not done without asking. */
    public Hold why() {
      return intention.why();
    }
  }

  /** A restart was decided; the cluster has not answered. */
  record Restarting(Facts facts, RestartOrder order, Instant deadline) implements Begun {}

  /** The restart was accepted; its rollout has until the deadline. */
  record RollingOut(Facts facts, RestartOrder order, long generation, Instant deadline)
      implements Begun {}

  /** The rollout ended; the new pods are being judged. */
  record JudgingRestart(Facts facts, RestartOrder order, Evaluation evaluation) implements Begun {}

  /** Stage 1 did not help; stage 2 may come until the deadline. */
  record AwaitingShift(Facts facts, Instant deadline) implements Begun {}

  /** A shift was decided; the cluster has not answered. */
  record Shifting(Facts facts, ShiftPlan plan, Instant decidedAt, Instant deadline)
      implements Begun {}

  /** The weights were written and read back; the target is being judged. */
  record JudgingShift(Facts facts, ShiftPlan plan, Evaluation evaluation) implements Begun {}

  /** The shift made it worse; the weights are being put back. */
  record Undoing(Facts facts, List<WeightChange> changes, Instant decidedAt, Instant deadline)
      implements Begun {
    public Undoing {
      changes = List.copyOf(changes);
    }
  }

  /** Recovered, or healed, but not calm for long enough. No actions. */
  record Degraded(Facts facts, Instant since) implements Begun {}

  /** Stage 3. A restart that stage 2 overtook may still run once. Quiet: it has become calm. */
  record WithPeople(Facts facts, boolean restartAllowed, boolean quiet) implements Begun {}

  /** Over, by itself or by an action. */
  record Resolved(Facts facts, Instant at) implements Begun {}

  /** Closed by a person, or made part of a storm. */
  record Closed(Facts facts, String by, Instant at) implements Begun {
    /** As what takes an incident over, a storm's incident goes by this name. */
    static String storm(String id) {
      return "storm " + id;
    }

    /** Whether the incident of a storm took it over. */
    public boolean isPartOf(String storm) {
      return by.equals(storm(storm));
    }
  }
}
