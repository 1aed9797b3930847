/** Pulih as a whole against real neighbours: a real Prometheus, real sockets, real databases. */
@NullMarked
package dev.pulih.service.e2e;

import org.jspecify.annotations.NullMarked;
