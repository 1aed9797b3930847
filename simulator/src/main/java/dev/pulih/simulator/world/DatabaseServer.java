package dev.pulih.simulator.world;

import dev.pulih.simulator.metrics.Draw;
import dev.pulih.simulator.world.BackOffice.DatabaseProfile;
import java.util.List;

/** A PostgreSQL server and the connections that are open on it. */
public final class DatabaseServer {
  /** The states in which connections are counted. */
  public static final List<String> STATES = List.of("active", "idle", "idle in transaction");

  private static final double[] SHARES = {0.2, 0.75, 0.05};
  private static final double USUAL_USE = 0.4;

  private final DatabaseProfile profile;
  private final long[][] connections;
  private double use = USUAL_USE;

  DatabaseServer(DatabaseProfile profile) {
    this.profile = profile;
    this.connections = new long[profile.owners().size()][STATES.size()];
  }

  /** Its name, its limit and who uses it. */
  public DatabaseProfile profile() {
    return profile;
  }

  /** Connections to one owner's database in one state. */
  public long connections(int owner, int state) {
    return connections[owner][state];
  }

  /** Open connections as a share of the maximum, 0 to 1. */
  public double use() {
    long open = 0;
    for (long[] states : connections) {
      for (long count : states) {
        open += count;
      }
    }
    return (double) open / profile.maxConnections();
  }

  /** Lets this share of its connections be open during this step, 0 to 1. */
  public void fill(double share) {
    use = share;
  }

  void calm() {
    use = USUAL_USE;
  }

  void step(Draw draw) {
    for (long[] states : connections) {
      long open = draw.binomial(profile.maxConnections() / connections.length, use);
      for (int i = 0; i < states.length; i++) {
        states[i] = Math.round(open * SHARES[i]);
      }
    }
  }
}
