/**
 * Traces of ticks and effects for an OpenTelemetry collector; nothing of it is loaded unless
 * configured.
 */
@NullMarked
package dev.pulih.service.trace;

import org.jspecify.annotations.NullMarked;
