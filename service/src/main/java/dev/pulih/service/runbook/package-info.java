/** What people do by hand, as it ships. */
@NullMarked
package dev.pulih.service.runbook;

import org.jspecify.annotations.NullMarked;
