/** A toll back office in a box, with faults whose truth is known. */
@NullMarked
package dev.pulih.simulator;

import org.jspecify.annotations.NullMarked;
