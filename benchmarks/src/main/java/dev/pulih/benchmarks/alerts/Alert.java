package dev.pulih.benchmarks.alerts;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.List;

/**
 * What people would have been told.
 *
 * @param at when
 * @param suspects the services that are the likeliest to be the cause, the likeliest first
 * @param reasons what was seen, the most telling first
 */
record Alert(Instant at, List<ServiceRef> suspects, List<String> reasons) {}
