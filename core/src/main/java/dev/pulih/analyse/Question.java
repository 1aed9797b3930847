package dev.pulih.analyse;

import dev.pulih.detect.Severity;

/**
 * A question to an analyst.
 *
 * @param id the same at each try of one question, so that nobody is asked, and paid, twice
 * @param severity how bad the incident is
 * @param briefing what the analyst is told
 */
public record Question(String id, Severity severity, Briefing briefing) {}
