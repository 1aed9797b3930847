/**
 * The simulated cluster's API server on a real socket: discovery, reads, watches, writes, every
 * kind of patch, access rules and reviews, logs, an audit trail and faults on demand.
 *
 * <p>It answers with the codes, reasons and messages of a real API server, so that a client cannot
 * tell the difference in what it relies on. {@link dev.pulih.simulator.cluster.api.ApiServer} is
 * the way in.
 */
@NullMarked
package dev.pulih.simulator.cluster.api;

import org.jspecify.annotations.NullMarked;
