/** Whether a measurement is abnormal: rules, statistics, findings. */
@NullMarked
package dev.pulih.detect;

import org.jspecify.annotations.NullMarked;
