/** The durable three-stage workflow of an incident, as a function of state, event and time. */
@NullMarked
package dev.pulih.recover;

import org.jspecify.annotations.NullMarked;
