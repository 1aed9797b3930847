/** Why a service fails and by what evidence: briefings, verdicts, suspects. */
@NullMarked
package dev.pulih.analyse;

import org.jspecify.annotations.NullMarked;
