/** The pages that people look at, and the buttons on them. */
@NullMarked
package dev.pulih.service.web.page;

import org.jspecify.annotations.NullMarked;
