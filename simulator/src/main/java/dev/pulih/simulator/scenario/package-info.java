/** Named situations: what runs, what goes wrong, and the truth about it. */
@NullMarked
package dev.pulih.simulator.scenario;

import org.jspecify.annotations.NullMarked;
