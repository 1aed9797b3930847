/** The toll back office itself: services, traffic and what breaks in them, in steps of time. */
@NullMarked
package dev.pulih.simulator.world;

import org.jspecify.annotations.NullMarked;
