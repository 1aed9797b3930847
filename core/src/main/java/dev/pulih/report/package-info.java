/** What was learned from an incident: timelines, post-mortems, agreement. */
@NullMarked
package dev.pulih.report;

import org.jspecify.annotations.NullMarked;
