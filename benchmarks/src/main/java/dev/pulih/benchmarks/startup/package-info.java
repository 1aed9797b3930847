/** How long a start takes, and how much memory the service. */
@NullMarked
package dev.pulih.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
