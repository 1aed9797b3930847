/** Whom Pulih tells what. */
@NullMarked
package dev.pulih.notify;

import org.jspecify.annotations.NullMarked;
