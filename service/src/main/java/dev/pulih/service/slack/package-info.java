/** Messages to Slack. */
@NullMarked
package dev.pulih.service.slack;

import org.jspecify.annotations.NullMarked;
