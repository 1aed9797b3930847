package dev.pulih.service;

import dev.pulih.detect.FindingArchive;
import dev.pulih.flow.Disposal;
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
   * @param found what ticks found
   * @param disposal what removes of it what is kept no longer
   * @param office the right to act on it
   */
  record Shared(Records records, FindingArchive found, Disposal disposal, Office office) {
    Shared with(Records others) {
      return new Shared(others, found, disposal, office);
    }
  }

  Records records() {
    return shared.records();
  }

  Leadership leadership() {
    return shared.office().leadership();
  }

  /** The same with kill switches that are thrown elsewhere: by a file, and in the cluster. */
  Adapters switchedBy(KillFile file) {
    Records switched = records().switchedBy(List.of(file, cluster.kill()));
    return new Adapters(signals, cluster, people, shared.with(switched), opened);
  }

  /** The same, whose store is measured. */
  Adapters measured(Meters meters, InstantSource clock) {
    Disposal timed = meters.store().timed(Disposal.class, shared.disposal());
    Shared measured =
        new Shared(records().measured(meters, clock), shared.found(), timed, shared.office());
    return new Adapters(signals, cluster, people, measured, opened);
  }

  /** The same, traced. */
  Adapters traced(TracedPorts ports) {
    return with(ports.around(signals), cluster.traced(ports), records().traced(ports));
  }

  private Adapters with(SignalSource others, ClusterPorts ports, Records records) {
    return new Adapters(others, ports, people, shared.with(records), opened);
  }
}
