package dev.pulih.simulator.world;

import dev.pulih.simulator.metrics.CallStatus;
import dev.pulih.simulator.metrics.Draw;
import dev.pulih.simulator.world.Sidecar.Caller;
import java.util.Arrays;
import java.util.List;

/** A service's requests of one step of which it is not said yet who made them. */
final class Unclaimed {
  private final List<Backend> pods;
  private final long[][] answered;
  private final Draw draw;
  private long lost;

  /** What some pods answered, and what found no pod. */
  Unclaimed(List<Backend> pods, long lost, Draw draw) {
    this.pods = pods;
    this.answered = pods.stream().map(Unclaimed::counts).toArray(long[][]::new);
    this.lost = lost;
    this.draw = draw;
  }

  private static long[] counts(Backend pod) {
    return Arrays.stream(CallStatus.values()).mapToLong(pod.served()::count).toArray();
  }

  /**
   * Lets a caller have made a share of them.
   *
   * @return how they ended in its eyes, by status
   */
  long[] claim(Caller caller, CallProfile calls, double share) {
    long[] seen = new long[CallStatus.COUNT];
    for (int i = 0; i < pods.size(); i++) {
      claim(i, caller, share, new Patience(calls, pods.get(i)), seen);
    }
    long refused = draw.binomial(lost, share);
    lost -= refused;
    seen[CallStatus.UNAVAILABLE.column()] += refused;
    return seen;
  }

  /** Lets somebody outside the mesh have made all that are left. */
  void claim() {
    for (int i = 0; i < pods.size(); i++) {
      for (CallStatus status : CallStatus.values()) {
        pods.get(i).sidecar().by(Caller.UNKNOWN).add(status, answered[i][status.column()]);
      }
    }
  }

  /** How a caller that waits no longer than its timeout sees the answers of a pod. */
  private record Patience(double late) {
    Patience(CallProfile calls, Backend pod) {
      this(pod.latency().shareBeyond(calls.timeoutSeconds()));
    }

    /** An error comes at once. */
    long timedOut(CallStatus status, long count, Draw draw) {
      return status == CallStatus.UNAVAILABLE ? 0 : draw.binomial(count, late);
    }
  }

  private void claim(int pod, Caller caller, double share, Patience patience, long[] seen) {
    for (CallStatus status : CallStatus.values()) {
      long taken = draw.binomial(answered[pod][status.column()], share);
      answered[pod][status.column()] -= taken;
      pods.get(pod).sidecar().by(caller).add(status, taken);
      long late = patience.timedOut(status, taken, draw);
      seen[status.column()] += taken - late;
      seen[CallStatus.TIMED_OUT.column()] += late;
    }
  }
}
