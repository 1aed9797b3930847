/** A whole Pulih whose action is due and held by a guard, and let go where the guard can be. */
@NullMarked
package dev.pulih.service.guards;

import org.jspecify.annotations.NullMarked;
