package dev.pulih.service;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Watched;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Earlier;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.Traces;
import dev.pulih.service.web.View;
import dev.pulih.service.web.page.InForce;
import dev.pulih.service.web.page.InForceTopics;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.List;

/** What pages look at in tests that are not about pages. */
public final class Views {

  private Views() {}

  /** Nothing is watched, and nothing was found. */
  public static View of(ControlRoom room) {
    return of(room, List.of(), rules(DetectionSettings.defaults(), new InForce(List.of())));
  }

  /** What is in force of a configuration; nothing was found. */
  public static View of(ControlRoom room, PulihConfiguration configuration) {
    DetectionSettings detection = configuration.measuring().detection();
    InForce inForce = InForceTopics.of(configuration);
    return of(room, configuration.watched(), rules(detection, inForce));
  }

  /** Carries out what is ordered, as in a running Pulih. */
  public static Orders orders(ControlRoom room) {
    return new SlackOrders(room);
  }

  private static View of(ControlRoom room, List<Watched> watched, View.Rules rules) {
    return new View(
        watched,
        new LiveFeed(),
        Runbooks.shipped(),
        orders(room),
        rules,
        Earlier.nothing(),
        Masking.defaults());
  }

  private static View.Rules rules(DetectionSettings detection, InForce inForce) {
    return new View.Rules(
        detection, Spans.defaults(), (_, _, _, _) -> List.of(), _ -> nothing(), inForce);
  }

  private static Traces nothing() {
    return new Traces(new SeriesStore().last(Duration.ZERO, _ -> true), List.of());
  }
}
