/** Signed messages to an address of the user's own. */
@NullMarked
package dev.pulih.service.webhook;

import org.jspecify.annotations.NullMarked;
