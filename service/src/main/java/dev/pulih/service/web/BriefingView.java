package dev.pulih.service.web;

import java.time.Instant;

/**
 * What a model is or was told about an incident.
 *
 * @param incident the incident
 * @param sent whether it was asked with it; else it would be, if it were asked now
 * @param at when it was asked, or the time of the answer to this request
 * @param message the message, byte for byte
 */
public record BriefingView(String incident, boolean sent, Instant at, String message) {}
