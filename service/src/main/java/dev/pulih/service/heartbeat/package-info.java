/**
 * The monitor outside that notices when Pulih falls silent: one ping for each tick that did its
 * work.
 */
@NullMarked
package dev.pulih.service.heartbeat;

import org.jspecify.annotations.NullMarked;
