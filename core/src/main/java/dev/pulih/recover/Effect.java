package dev.pulih.recover;

import dev.pulih.policy.Channel;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.WorkloadRef;
import java.time.Instant;
import java.util.List;

/** Something to be done for an incident. Doing it again does nothing more. */
public sealed interface Effect {

  /**
   * Effects of one incident run in order within a lane, calls in order for each contact; a slow
   * channel holds up no recovery.
   */
  enum Lane {
    CLUSTER,
    PAGER,
    TIMELINE,
    CHAT,
    HOOK,
    MAIL,
    DESK;

    private static Lane of(Channel channel) {
      return switch (channel) {
        case PAGERDUTY -> PAGER;
        case SLACK -> CHAT;
        case WEBHOOK -> HOOK;
        case EMAIL -> MAIL;
      };
    }
  }

  /** The lane that it runs in. */
  default Lane lane() {
    return switch (this) {
      case CaptureEvidence _, Restart _, Shift _, Undo _, Release _ -> Lane.CLUSTER;
      case Page _, StandDown _, Acknowledge _ -> Lane.PAGER;
      case Announce _ -> Lane.TIMELINE;
      case Tell(String _, boolean _, Channel by) -> Lane.of(by);
      case AskOpinion _, Draft _ -> Lane.DESK;
    };
  }

  /** Whether it changes the cluster, and does not only look at it. */
  default boolean changesCluster() {
    return switch (this) {
      case Restart _, Shift _, Undo _, Release _ -> true;
      case CaptureEvidence _, Page _, StandDown _, Acknowledge _ -> false;
      case Announce _, Tell _, AskOpinion _, Draft _ -> false;
    };
  }

  /** The contact that it is for, who waits for no other; 0 where it is for none in particular. */
  default int contact() {
    return switch (this) {
      case Page(String _, int contact, List<Channel> _) -> contact;
      case StandDown(String _, int contact) -> contact;
      case Acknowledge(String _, int contact) -> contact;
      case CaptureEvidence _, Restart _, Shift _, Undo _, Release _ -> 0;
      case Announce _, Tell _, AskOpinion _, Draft _ -> 0;
    };
  }

  /** Keep what a restart destroys. */
  record CaptureEvidence(WorkloadRef workload, List<PodRef> pods) implements Effect {
    public CaptureEvidence {
      pods = List.copyOf(pods);
    }
  }

  /** Send a rollout restart, if the condition still holds and it is not too late. */
  record Restart(RestartOrder order, Check check, Instant notAfter) implements Effect {}

  /** Write weights, if the condition still holds and it is not too late. */
  record Shift(Instant decidedAt, List<WeightChange> changes, Check check, Instant notAfter)
      implements Effect {
    public Shift {
      changes = List.copyOf(changes);
    }
  }

  /** Put back the weights of a shift that made it worse. */
  record Undo(Instant decidedAt, List<WeightChange> changes, Instant notAfter) implements Effect {
    public Undo {
      changes = List.copyOf(changes);
    }
  }

  /** Put back the weights of a breaker that a person releases. */
  record Release(List<WeightChange> changes, Instant notAfter) implements Effect {
    public Release {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Call a contact.
   *
   * @param contact which: 0 is called first, the others while nobody acknowledges
   * @param by the channels, of which the first that takes it is enough
   */
  record Page(String headline, int contact, List<Channel> by) implements Effect {
    public Page {
      by = List.copyOf(by);
    }

    /** A call that is not addressed yet. */
    Page(String headline, int contact) {
      this(headline, contact, List.of());
    }
  }

  /** Tell a contact who was called that someone has taken it on. */
  record Acknowledge(String headline, int contact) implements Effect {}

  /** Tell a contact who was called that it is over. */
  record StandDown(String headline, int contact) implements Effect {}

  /** Put a change that Pulih made on the time line of those who are called. */
  record Announce(String change, Instant at) implements Effect {}

  /**
   * Keep people informed by a channel; loud at stage 3, and where a release does harm.
   *
   * @param by the channel; those that are kept informed at all are the routing's business
   */
  record Tell(String headline, boolean loud, Channel by) implements Effect {
    /** A message that is not addressed yet. */
    Tell(String headline, boolean loud) {
      this(headline, loud, Channel.SLACK);
    }
  }

  /** Ask the analyst. */
  record AskOpinion() implements Effect {}

  /** Write the post-mortem draft. */
  record Draft() implements Effect {}

  /**
   * The condition that must still hold over the last minute when an action is sent.
   *
   * @param service the service
   * @param pods the bad pods; empty for the whole service
   * @param above the share of requests that must fail, 0 to 1
   * @param minRequests the fewest requests that say anything
   */
  record Check(ServiceRef service, List<PodRef> pods, double above, double minRequests) {
    public Check {
      pods = List.copyOf(pods);
    }
  }
}
