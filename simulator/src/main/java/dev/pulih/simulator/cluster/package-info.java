/**
 * A Kubernetes cluster in memory, for a world of traffic to run on and for Pulih to act on.
 *
 * <p>{@link dev.pulih.simulator.cluster.Cluster} is the cluster in time: {@code advance(now)} moves
 * Deployments, pods and endpoints to an instant, exactly and repeatably for a seed; the typed reads
 * {@code pods}, {@code routes} and {@code subsets} cost nothing while nothing changes. A world
 * attaches a {@link dev.pulih.simulator.cluster.pods.PodLifecycle} to hear of pods and to decide
 * how they start, and calls {@code crash} and {@code readiness} when it wants them to suffer.
 * {@link dev.pulih.simulator.cluster.ClusterSeed} fills a cluster with services. {@link
 * dev.pulih.simulator.cluster.api.ApiServer} serves the same objects on a socket as Kubernetes
 * does, with users, an audit trail and faults on demand.
 */
@NullMarked
package dev.pulih.simulator.cluster;

import org.jspecify.annotations.NullMarked;
