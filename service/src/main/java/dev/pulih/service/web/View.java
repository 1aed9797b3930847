package dev.pulih.service.web;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.FindingArchive;
import dev.pulih.notify.Runbooks;
import dev.pulih.policy.Watched;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.web.page.InForce;
import dev.pulih.signal.Series;
import dev.pulih.signal.Spans;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the pages look at beside the incidents.
 *
 * @param watched the services, as configured
 * @param feed what the ticks see
 * @param runbooks what incidents lead to
 * @param orders carries out what messages have a button for
 * @param rules what is found, and by what
 * @param earlier what was measured before the ticks in memory
 * @param masking what is taken out of logs before they are shown
 */
public record View(
    List<Watched> watched,
    LiveFeed feed,
    Runbooks runbooks,
    Orders orders,
    Rules rules,
    Earlier earlier,
    Masking masking) {

  public View {
    watched = List.copyOf(watched);
  }

  /**
   * What is found, and by what.
   *
   * @param detection the numbers
   * @param windows how long what is measured reaches back
   * @param findings what ticks found
   * @param traces the wanted series as the loop has them; waits for a tick that is under way
   * @param inForce the numbers that people look up
   */
  public record Rules(
      DetectionSettings detection,
      Spans windows,
      FindingArchive findings,
      Function<Predicate<Series>, Traces> traces,
      InForce inForce) {}
}
