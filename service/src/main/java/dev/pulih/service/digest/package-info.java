/** Hashes of texts. */
@NullMarked
package dev.pulih.service.digest;

import org.jspecify.annotations.NullMarked;
