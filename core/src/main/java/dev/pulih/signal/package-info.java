/** What was measured: services, pods, signals, readings that may be unknown, and their series. */
@NullMarked
package dev.pulih.signal;

import org.jspecify.annotations.NullMarked;
