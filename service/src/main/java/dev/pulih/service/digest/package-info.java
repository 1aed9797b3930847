/** Hashes of texts and of messages. */
@NullMarked
package dev.pulih.service.digest;

import org.jspecify.annotations.NullMarked;
