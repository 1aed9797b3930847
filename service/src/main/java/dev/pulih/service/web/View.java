package dev.pulih.service.web;

import dev.pulih.policy.Watched;
import java.util.List;

/**
 * What the pages look at beside the incidents.
 *
 * @param watched the services, as configured
 * @param feed what the ticks see
 */
public record View(List<Watched> watched, LiveFeed feed) {

  public View {
    watched = List.copyOf(watched);
  }
}
