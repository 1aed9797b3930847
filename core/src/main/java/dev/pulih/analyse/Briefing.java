package dev.pulih.analyse;

import dev.pulih.signal.ServiceRef;

/**
 * What an analyst is told: facts about an incident as JSON text, made from the series store.
 *
 * @param incident the incident's id
 * @param service the service
 * @param facts the facts, a JSON object
 */
public record Briefing(String incident, ServiceRef service, String facts) {}
