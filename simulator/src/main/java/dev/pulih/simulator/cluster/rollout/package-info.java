/**
 * The controllers that turn a Deployment into ReplicaSets and pods, by the rules and the arithmetic
 * of Kubernetes' own.
 */
@NullMarked
package dev.pulih.simulator.cluster.rollout;

import org.jspecify.annotations.NullMarked;
