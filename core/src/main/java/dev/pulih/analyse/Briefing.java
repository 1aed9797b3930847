package dev.pulih.analyse;

import dev.pulih.signal.ServiceRef;

/**
 * What an analyst is told about an incident: for a model the facts as JSON text, made from the
 * series store; for rules the symptoms.
 *
 * @param incident the incident's id
 * @param service the service
 * @param symptoms what was found and what the cluster shows
 * @param facts the facts, a JSON object
 */
public record Briefing(String incident, ServiceRef service, Symptoms symptoms, String facts) {

  /** A briefing for models only. */
  public Briefing(String incident, ServiceRef service, String facts) {
    this(incident, service, Symptoms.none(), facts);
  }
}
