/** Root-cause analysis by Claude. */
@NullMarked
package dev.pulih.service.claude;

import org.jspecify.annotations.NullMarked;
