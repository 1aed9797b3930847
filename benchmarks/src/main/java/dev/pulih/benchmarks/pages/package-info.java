/** How long the pages take over the real store, and how much they send. */
@NullMarked
package dev.pulih.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
