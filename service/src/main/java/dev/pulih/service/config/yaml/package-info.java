/** A YAML text, read against described keys with all of its problems at once. */
@NullMarked
package dev.pulih.service.config.yaml;

import org.jspecify.annotations.NullMarked;
