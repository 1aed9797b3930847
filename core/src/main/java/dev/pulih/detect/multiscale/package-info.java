/**
 * What is unusual for a series at any of several time scales, by its own long past, and how often
 * that may be said. Each piece is O(1) in time and space for a sample, and of use by itself: it is
 * a formula, and what it remembers of a series are some numbers in a row of a table that many
 * series share.
 */
@NullMarked
package dev.pulih.detect.multiscale;

import org.jspecify.annotations.NullMarked;
