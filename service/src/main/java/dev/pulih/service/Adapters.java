package dev.pulih.service;

import dev.pulih.service.trace.TracedPorts;
import dev.pulih.signal.SignalSource;
import java.time.InstantSource;

/**
 * Everything outside the loop that it works with.
 *
 * @param signals where signals are read
 * @param cluster the cluster
 * @param people who is told and asked
 * @param records what survives a restart
 * @param opened what has to be closed at the end
 */
record Adapters(
    SignalSource signals, ClusterPorts cluster, People people, Records records, Opened opened) {

  /** The same, whose store is measured. */
  Adapters measured(Meters meters, InstantSource clock) {
    return new Adapters(signals, cluster, people, records.measured(meters, clock), opened);
  }

  /** The same, traced. */
  Adapters traced(TracedPorts ports) {
    return new Adapters(
        ports.around(signals), cluster.traced(ports), people, records.traced(ports), opened);
  }
}
