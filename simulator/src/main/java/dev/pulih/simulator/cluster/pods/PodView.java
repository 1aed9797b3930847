package dev.pulih.simulator.cluster.pods;

import java.time.Instant;
import java.util.Map;

/**
 * One live pod as the world sees it.
 *
 * @param namespace its namespace
 * @param name its name
 * @param labels its labels, among them {@code pod-template-hash}
 * @param ready whether it receives traffic: its container runs and passes its readiness probe
 * @param node the machine it runs on
 * @param ip its address
 * @param created when it was scheduled
 * @param started when its container last started; the creation until it first did
 * @param restarts how often its container was started again
 * @param terminating whether its end was asked for; such a pod receives no new traffic
 */
public record PodView(
    String namespace,
    String name,
    Map<String, String> labels,
    boolean ready,
    String node,
    String ip,
    Instant created,
    Instant started,
    int restarts,
    boolean terminating) {}
