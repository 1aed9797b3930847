/** Pulih's ports in virtual time: what it reads of a world and how it changes it. */
@NullMarked
package dev.pulih.simulator.port;

import org.jspecify.annotations.NullMarked;
