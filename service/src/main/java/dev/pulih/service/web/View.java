package dev.pulih.service.web;

import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Watched;
import dev.pulih.service.slack.Orders;
import java.util.List;

/**
 * What the pages look at beside the incidents.
 *
 * @param watched the services, as configured
 * @param feed what the ticks see
 * @param runbooks what incidents lead to
 * @param orders carries out what messages have a button for
 */
public record View(List<Watched> watched, LiveFeed feed, Runbooks runbooks, Orders orders) {

  public View {
    watched = List.copyOf(watched);
  }
}
