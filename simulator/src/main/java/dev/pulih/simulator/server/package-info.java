/** The same world in real time on real sockets: metrics, discovery and a Kubernetes API. */
@NullMarked
package dev.pulih.simulator.server;

import org.jspecify.annotations.NullMarked;
