package dev.pulih.service.claude;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Masking;

/**
 * What a model is sent about an incident, to the last byte: the briefing, masked, in its quotes.
 */
public final class UserMessage {

  private UserMessage() {}

  /** The message for a briefing. */
  public static String of(Briefing briefing, Masking masking) {
    return Prompt.question(masking.mask(briefing.facts()));
  }
}
