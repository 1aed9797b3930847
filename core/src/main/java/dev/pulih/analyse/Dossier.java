package dev.pulih.analyse;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;

/**
 * All that is at hand about an incident at one tick: suspects are ranked by it, and the briefing is
 * written from it.
 *
 * @param incident the incident's id
 * @param service the service
 * @param opened when the incident was opened
 * @param symptoms what was found and what the cluster shows
 * @param around the numbers of the service and of its neighbours
 */
public record Dossier(
    String incident, ServiceRef service, Instant opened, Symptoms symptoms, Surroundings around) {}
