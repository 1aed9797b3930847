/** The command line. */
@NullMarked
package dev.pulih.service.cli;

import org.jspecify.annotations.NullMarked;
