/** The loop that measures, decides and carries out. */
@NullMarked
package dev.pulih.flow;

import org.jspecify.annotations.NullMarked;
