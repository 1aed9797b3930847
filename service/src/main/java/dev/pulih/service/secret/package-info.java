/** Keys and tokens that show nowhere. */
@NullMarked
package dev.pulih.service.secret;

import org.jspecify.annotations.NullMarked;
