package dev.pulih.simulator.port;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.function.Supplier;

/** What goes wrong between Pulih and the cluster: one mishap for each of the next requests. */
public final class Mishaps {
  private final Deque<Mishap> next = new ArrayDeque<>();

  /** What can happen to a request. */
  public enum Mishap {
    /** Nothing. */
    NONE,
    /** It is lost before it arrives. */
    REQUEST_LOST,
    /** It is carried out, and its answer is lost. */
    ANSWER_LOST,
    /** It is forbidden. */
    FORBIDDEN
  }

  /** Lets these happen to the next requests, in this order. */
  public void expect(Mishap... mishaps) {
    Collections.addAll(next, mishaps);
  }

  Answer during(Supplier<Answer> request) {
    Mishap mishap = next.isEmpty() ? Mishap.NONE : next.removeFirst();
    return switch (mishap) {
      case NONE -> request.get();
      case REQUEST_LOST -> lost();
      case ANSWER_LOST -> answerLost(request);
      case FORBIDDEN -> new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "forbidden"));
    };
  }

  private static Answer answerLost(Supplier<Answer> request) {
    var _ = request.get();
    return lost();
  }

  private static Answer lost() {
    return new Answer.Unclear("connection reset", Duration.ZERO);
  }
}
