package dev.pulih.simulator.play;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Question;
import java.time.Instant;

/**
 * A question to the analyst in a play, with its answer.
 *
 * @param at when it was asked
 * @param question the question
 * @param opinion the answer
 */
public record Asked(Instant at, Question question, Opinion opinion) {}
