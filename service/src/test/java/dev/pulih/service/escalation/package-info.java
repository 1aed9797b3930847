/** That escalation loses nothing: a burst of incidents in virtual time, over real databases. */
@NullMarked
package dev.pulih.service.escalation;

import org.jspecify.annotations.NullMarked;
