package dev.pulih.simulator.world;

import java.time.Instant;

/**
 * Everything that decides how a world goes, but for the seed.
 *
 * @param office what runs
 * @param fault what goes wrong
 * @param onset when it begins to
 * @param pace how fast it unfolds
 */
public record Plan(BackOffice office, Fault fault, Instant onset, Pace pace) {}
