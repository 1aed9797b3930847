/** Readings from the Prometheus HTTP API. */
@NullMarked
package dev.pulih.service.prometheus;

import org.jspecify.annotations.NullMarked;
