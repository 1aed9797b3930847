package dev.pulih.service.web;

import java.time.Instant;
import java.util.Optional;

/**
 * What a model is or was told about an incident.
 *
 * @param incident the incident
 * @param sent to whom it was sent; empty if it would be sent, were a model asked now
 * @param at when it was sent, or the time of the answer to this request
 * @param message the message, byte for byte
 */
public record BriefingView(String incident, Optional<Sent> sent, Instant at, String message) {

  /**
   * To whom it was sent.
   *
   * @param model the model that was asked
   * @param outcome what became of the call, as the record of calls says
   */
  public record Sent(String model, String outcome) {}
}
