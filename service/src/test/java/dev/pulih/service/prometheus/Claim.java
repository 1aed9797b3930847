package dev.pulih.service.prometheus;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import java.util.function.DoubleFunction;

/**
 * What an expression has to answer, worked out by hand.
 *
 * @param signal the signal's name
 * @param entity whom the answer is about
 * @param answer by the window in seconds; 0 for a gauge
 * @param because how it was worked out
 */
record Claim(String signal, Entity entity, DoubleFunction<Reading> answer, String because) {}
