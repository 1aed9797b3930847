/** Whether Pulih may act, and how: modes, stages, guards, objectives. */
@NullMarked
package dev.pulih.policy;

import org.jspecify.annotations.NullMarked;
