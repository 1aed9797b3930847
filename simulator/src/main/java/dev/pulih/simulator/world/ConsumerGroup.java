package dev.pulih.simulator.world;

import dev.pulih.simulator.metrics.Draw;
import dev.pulih.simulator.world.BackOffice.GroupProfile;

/** A Kafka consumer group and how far it is behind. */
public final class ConsumerGroup {
  private static final double USUAL_LAG = 30;

  private final GroupProfile profile;
  private final long[] lags;
  private double behind;

  ConsumerGroup(GroupProfile profile) {
    this.profile = profile;
    this.lags = new long[profile.partitions()];
  }

  /** Its name, its topic and who runs it. */
  public GroupProfile profile() {
    return profile;
  }

  /** The lag on one partition, in messages. */
  public long lag(int partition) {
    return lags[partition];
  }

  /** The lag on all partitions, in messages. */
  public double lag() {
    double sum = 0;
    for (long lag : lags) {
      sum += lag;
    }
    return sum;
  }

  /** Lets it be this many messages behind, during this step, beyond what is usual. */
  public void fallBehind(double messages) {
    behind = messages;
  }

  void calm() {
    behind = 0;
  }

  void step(Draw draw) {
    for (int i = 0; i < lags.length; i++) {
      lags[i] = draw.poisson(USUAL_LAG) + Math.round(behind / lags.length);
    }
  }
}
