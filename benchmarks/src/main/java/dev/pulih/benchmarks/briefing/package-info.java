/** How small a briefing is, and whether what matters can still be read from it. */
@NullMarked
package dev.pulih.benchmarks.briefing;

import org.jspecify.annotations.NullMarked;
