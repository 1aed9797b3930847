/** HTTP requests that several neighbours make alike. */
@NullMarked
package dev.pulih.service.http;

import org.jspecify.annotations.NullMarked;
