/**
 * Pulih for hours on end, at the pace and in the size of a large cluster: what grows, and what is
 * lost.
 */
@NullMarked
package dev.pulih.service.soak;

import org.jspecify.annotations.NullMarked;
