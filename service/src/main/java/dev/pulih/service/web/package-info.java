/** The pages and the HTTP API. */
@NullMarked
package dev.pulih.service.web;

import org.jspecify.annotations.NullMarked;
