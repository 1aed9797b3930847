package dev.pulih.service.soak;

import dev.pulih.simulator.cluster.pods.PodView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The service that is ill, one after the other and by turns: one of its pods fails, which a restart
 * heals, or all of it is slow, which passes and is for people.
 */
final class Ward {

  private static final Duration SLOW_FOR = Duration.ofSeconds(30);

  private int turn;
  private String failing = "";
  private String slow = "";
  private Instant until = Instant.MIN;

  /** The next one falls ill; a pod that nobody has replaced by now is well again. */
  void next(List<PodView> pods, Instant now) {
    String service = Estate.names().get(turn * 7 % Estate.SERVICES);
    if (turn % 2 == 0) {
      failing =
          pods.stream().filter(p -> serviceOf(p).equals(service)).findFirst().orElseThrow().name();
    } else {
      slow = service;
      until = now.plus(SLOW_FOR);
    }
    turn++;
  }

  void heal(Instant now) {
    if (now.isAfter(until)) {
      slow = "";
    }
  }

  Illness illness(PodView pod) {
    return pod.name().equals(failing)
        ? Illness.FAILING
        : serviceOf(pod).equals(slow) ? Illness.SLOW : Illness.NONE;
  }

  static String serviceOf(PodView pod) {
    return pod.labels().getOrDefault("app", "");
  }
}
