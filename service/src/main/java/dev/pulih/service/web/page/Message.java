package dev.pulih.service.web.page;

import java.time.Instant;
import java.util.Optional;

/**
 * A message about an incident, and what became of it.
 *
 * @param seq the number of the event that tells it
 * @param at when
 * @param key the key of what became of it
 * @param why the same in a sentence of the record
 * @param text what it says, without personal data; empty where the record does not tell
 */
public record Message(long seq, Instant at, String key, String why, Optional<String> text) {}
