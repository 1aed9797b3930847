package dev.pulih.service.backtest;

import dev.pulih.backtest.Strip;
import dev.pulih.service.backtest.BacktestReport.Incident;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An incident in the page: what would have been done, and what was read around it.
 *
 * @param incident the incident
 * @param strips what was read around all findings
 */
record IncidentArticle(Incident incident, List<Strip> strips) {

  private static final int PLOTS = 4;
  private static final long BEFORE_SECONDS = 600;

  String html() {
    return "<article><h3>%s %s, %s</h3>\n<p>%s</p>\n%s%s%s%s</article>\n"
        .formatted(
            HtmlText.escaped(incident.severity()),
            HtmlText.escaped(incident.service()),
            incident.opened(),
            HtmlText.escaped(incident.headline()),
            done(),
            incident.unknowableFrom().map(IncidentArticle::unknowable).orElse(""),
            dim(incident.ended().map(this::ended).orElse("It is open at the end of the range.")),
            ReportPage.plots(around(), PLOTS));
  }

  private String done() {
    return incident.done().isEmpty()
        ? "<p>Nothing would have been done.</p>\n"
        : HtmlText.list(incident.done().stream().map(ReportText::line).toList());
  }

  private static String unknowable(Instant at) {
    return dim("What follows the action at " + at + " is not knowable, and is not counted.");
  }

  private String ended(Instant at) {
    return "The readings end it at " + at + ": " + incident.ending().orElse("");
  }

  private static String dim(String text) {
    return "<p class=\"dim\">" + HtmlText.escaped(text) + "</p>\n";
  }

  /** What was found of its services from shortly before it was opened until its end. */
  private Stream<Strip> around() {
    Instant from = incident.opened().minusSeconds(BEFORE_SECONDS);
    Instant end = incident.ended().orElse(Instant.MAX);
    return strips.stream()
        .filter(strip -> services().contains(strip.about().service().toString()))
        .filter(strip -> !strip.from().isBefore(from) && strip.from().isBefore(end));
  }

  private List<String> services() {
    return incident.members().isEmpty() ? List.of(incident.service()) : incident.members();
  }
}
