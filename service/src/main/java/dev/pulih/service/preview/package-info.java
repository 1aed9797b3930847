/** What Pulih's messages look like. */
@NullMarked
package dev.pulih.service.preview;

import org.jspecify.annotations.NullMarked;
