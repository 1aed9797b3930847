/** What would have been found and done over readings of the past, by the loop that runs live. */
@NullMarked
package dev.pulih.backtest;

import org.jspecify.annotations.NullMarked;
