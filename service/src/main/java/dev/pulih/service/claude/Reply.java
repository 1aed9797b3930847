package dev.pulih.service.claude;

import dev.pulih.analyse.Tokens;
import java.time.Duration;

/**
 * An answer that holds, and what it took.
 *
 * @param value the answer
 * @param model the model that was asked
 * @param tokens what it used, as the API counted them
 * @param took how long the model took
 * @param <T> what an answer is
 */
record Reply<T>(T value, String model, Tokens tokens, Duration took) {}
