package dev.pulih.flow;

import dev.pulih.recover.IncidentState.Begun;
import java.time.Instant;

/** A present in which no time passes and nothing happens. */
record FixedPresent(Begun state, Instant now) implements Present {}
