/** Pages through PagerDuty Events v2. */
@NullMarked
package dev.pulih.service.pagerduty;

import org.jspecify.annotations.NullMarked;
