/** Pulih's own loop at work in a simulated world, in virtual time. */
@NullMarked
package dev.pulih.simulator.play;

import org.jspecify.annotations.NullMarked;
