package dev.pulih.service;

import dev.pulih.detect.FindingArchive;
import dev.pulih.flow.Disposal;
import dev.pulih.flow.Leadership;
import dev.pulih.service.trace.TracedPorts;
import dev.pulih.signal.SignalSource;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
   * @param old whether the records are older than what Pulih has done
   */
  record Shared(
      Records records, FindingArchive found, Disposal disposal, Office office, OldRecords old) {

    Shared with(Records others) {
      return new Shared(others, found, disposal, office, old);
    }
  }

  Records records() {
    return shared.records();
  }

  Leadership leadership() {
    return shared.office().leadership();
  }

  /** The same with further kill switches: a file, the cluster, and records that are too old. */
  Adapters switchedBy(KillFile file) {
    List<Supplier<Optional<String>>> others = List.of(file, cluster.signs().kill(), shared.old());
    return with(signals, cluster, records().switchedBy(others));
  }

  /** The same, whose store is measured. */
  Adapters measured(Meters meters, InstantSource clock) {
    Disposal timed = meters.store().timed(Disposal.class, shared.disposal());
    Records measured = records().measured(meters, clock);
    Shared all = new Shared(measured, shared.found(), timed, shared.office(), shared.old());
    return new Adapters(signals, cluster, people, all, opened);
  }

  /** The same, traced. */
  Adapters traced(TracedPorts ports) {
    return with(ports.around(signals), cluster.traced(ports), records().traced(ports));
  }

  private Adapters with(SignalSource others, ClusterPorts ports, Records records) {
    return new Adapters(others, ports, people, shared.with(records), opened);
  }
}
