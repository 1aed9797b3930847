package dev.pulih.analyse;

import dev.pulih.signal.ServiceRef;
import java.time.Instant;

/**
 * What an analyst is told about an incident: for a model the facts as JSON text, for rules what
 * that text was written from.
 *
 * @param dossier what is at hand
 * @param facts the facts, a JSON object
 */
public record Briefing(Dossier dossier, String facts) {

  /** A briefing on what was found, without numbers. */
  public Briefing(String incident, ServiceRef service, Symptoms symptoms, String facts) {
    this(new Dossier(incident, service, Instant.EPOCH, symptoms, Surroundings.none()), facts);
  }

  /** A briefing for models only. */
  public Briefing(String incident, ServiceRef service, String facts) {
    this(incident, service, Symptoms.none(), facts);
  }

  /** The incident's id. */
  public String incident() {
    return dossier.incident();
  }

  /** The service. */
  public ServiceRef service() {
    return dossier.service();
  }

  /** What was found and what the cluster shows. */
  public Symptoms symptoms() {
    return dossier.symptoms();
  }
}
