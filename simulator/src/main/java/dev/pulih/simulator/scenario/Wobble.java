package dev.pulih.simulator.scenario;

import dev.pulih.simulator.world.Ailment;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.Levers;

/**
 * What happens on any day: a convoy raises the gateway's traffic by a quarter for three minutes, a
 * full garbage collection slows the transactions by a third, a batch job fails a hundredth of the
 * bills for 40 s, and the consumers fall 2,000 messages behind and catch up.
 */
record Wobble() implements Fault {
  @Override
  public void act(Levers levers) {
    double seconds = levers.seconds();
    levers.traffic("api-gateway", between(seconds, 120, 300) ? 1.25 : 1);
    if (between(seconds, 420, 540)) {
      levers.pods("txn-service").forEach(pod -> pod.suffer(Ailment.slow(1.33)));
    }
    if (between(seconds, 700, 740)) {
      levers.pods("billing-service").forEach(pod -> pod.suffer(Ailment.failing(0.01)));
    }
    levers.groups().forEach(g -> g.fallBehind(2_000 * hump(seconds, 900, 1_200)));
  }

  private static boolean between(double seconds, double from, double until) {
    return seconds >= from && seconds < until;
  }

  private static double hump(double seconds, double from, double until) {
    return between(seconds, from, until)
        ? Math.sin(Math.PI * (seconds - from) / (until - from))
        : 0;
  }
}
