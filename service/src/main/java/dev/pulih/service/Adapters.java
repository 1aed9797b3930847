package dev.pulih.service;

import dev.pulih.signal.SignalSource;
import java.util.List;

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

  /** The same with kill switches that are thrown elsewhere: by a file, and in the cluster. */
  Adapters switchedBy(KillFile file) {
    Records switched = records.switchedBy(List.of(file, cluster.kill()));
    return new Adapters(signals, cluster, people, switched, opened);
  }
}
