/** Files of the public benchmark kit, read and written. */
@NullMarked
package dev.pulih.benchmarks.kit;

import org.jspecify.annotations.NullMarked;
