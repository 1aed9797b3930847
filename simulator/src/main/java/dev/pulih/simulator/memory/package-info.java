/** Records kept in memory, for worlds that end with their process. */
@NullMarked
package dev.pulih.simulator.memory;

import org.jspecify.annotations.NullMarked;
