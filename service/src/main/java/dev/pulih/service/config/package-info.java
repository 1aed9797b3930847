/** The configuration file and its validation. */
@NullMarked
package dev.pulih.service.config;

import org.jspecify.annotations.NullMarked;
