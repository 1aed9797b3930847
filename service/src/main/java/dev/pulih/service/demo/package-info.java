/** The demonstration: Pulih at work in a simulated back office, in accelerated virtual time. */
@NullMarked
package dev.pulih.service.demo;

import org.jspecify.annotations.NullMarked;
