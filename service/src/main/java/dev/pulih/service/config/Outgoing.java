package dev.pulih.service.config;

import dev.pulih.analyse.Masking;
import dev.pulih.notify.Runbooks;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.secret.Secrets;
import java.util.Map;

/**
 * What holds for everything that leaves.
 *
 * @param masking what is taken out of it
 * @param briefingBytes how long the text of a briefing may be
 * @param runbooks what messages link to
 * @param links where messages lead
 * @param secrets what is in nothing that is said
 * @param origins the references by which they are found, by key
 */
public record Outgoing(
    Masking masking,
    int briefingBytes,
    Runbooks runbooks,
    LinkTemplates links,
    Secrets secrets,
    Map<String, String> origins) {

  public Outgoing {
    origins = Map.copyOf(origins);
  }
}
