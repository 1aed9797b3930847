package dev.pulih.service.config;

import dev.pulih.signal.Spans;
import java.time.Duration;

/**
 * The pace of the loop.
 *
 * @param interval from one tick to the next
 * @param offset how far before the tick the signals are evaluated
 * @param windows the stretches of time that signals are averaged over
 */
public record Pace(Duration interval, Duration offset, Spans windows) {}
