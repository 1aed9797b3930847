/** Which thresholds would have raised as few alarms as are wanted over readings of the past. */
@NullMarked
package dev.pulih.tune;

import org.jspecify.annotations.NullMarked;
