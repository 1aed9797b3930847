package dev.pulih.service;

import dev.pulih.flow.Leadership;
import dev.pulih.service.trace.TracedPorts;
import dev.pulih.signal.SignalSource;
import java.time.InstantSource;
import java.util.List;

/**
 * Everything outside the loop that it works with.
 *
 * @param signals where signals are read
 * @param cluster the cluster
 * @param people who is told and asked
 * @param shared what it may share with other Pulihs
 * @param opened what has to be closed at the end
 */
record Adapters(
    SignalSource signals, ClusterPorts cluster, People people, Shared shared, Opened opened) {

  /**
   * What several Pulihs share.
   *
   * @param records what survives a restart
   * @param office the right to act on them
   */
  record Shared(Records records, Office office) {}

  Records records() {
    return shared.records();
  }

  Leadership leadership() {
    return shared.office().leadership();
  }

  /** The same with kill switches that are thrown elsewhere: by a file, and in the cluster. */
  Adapters switchedBy(KillFile file) {
    Records switched = records().switchedBy(List.of(file, cluster.kill()));
    return new Adapters(signals, cluster, people, new Shared(switched, shared.office()), opened);
  }

  /** The same, whose store is measured. */
  Adapters measured(Meters meters, InstantSource clock) {
    return with(signals, cluster, records().measured(meters, clock));
  }

  /** The same, traced. */
  Adapters traced(TracedPorts ports) {
    return with(ports.around(signals), cluster.traced(ports), records().traced(ports));
  }

  private Adapters with(SignalSource others, ClusterPorts ports, Records records) {
    return new Adapters(others, ports, people, new Shared(records, shared.office()), opened);
  }
}
