package dev.pulih.flow;

import static dev.pulih.analyse.JsonText.array;
import static dev.pulih.analyse.JsonText.field;
import static dev.pulih.analyse.JsonText.object;
import static dev.pulih.analyse.JsonText.text;

import dev.pulih.analyse.Symptoms;
import dev.pulih.detect.Finding;
import dev.pulih.recover.Incident;
import dev.pulih.signal.Pod;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A briefing as JSON: one time axis, four digits, and every foreign text as a quoted string. */
final class BriefingJson {

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private BriefingJson() {}

  static String of(Incident incident, Symptoms symptoms, SeriesWindow window) {
    return object(
        field("service", text(incident.service().toString())),
        field("opened", text(incident.openedAt().toString())),
        field("findings", array(symptoms.findings().stream().map(BriefingJson::finding))),
        field("elsewhere", array(symptoms.elsewhere().stream().map(BriefingJson::finding))),
        field("pods", array(symptoms.pods().stream().map(BriefingJson::pod))),
        field("times", array(window.times().stream().map(t -> Long.toString(t.getEpochSecond())))),
        field("series", series(window)));
  }

  private static String finding(Finding finding) {
    return object(
        field("rule", text(finding.rule())),
        field("entity", text(finding.measured().entity().toString())),
        field("signal", text(finding.measured().signal().toString())),
        field("value", number(finding.measured().value())),
        field("bound", number(finding.measured().bound())),
        field("since", text(finding.since().toString())));
  }

  private static String pod(Pod pod) {
    return object(
        field("name", text(pod.ref().name())),
        field("ready", Boolean.toString(pod.ready())),
        field("restarts", Integer.toString(pod.health().restarts())),
        field("lastEnd", text(pod.health().lastTermination().map(t -> t.reason()).orElse("none"))));
  }

  private static String series(SeriesWindow window) {
    return window.series().stream()
        .sorted(Comparator.comparing(Series::toString))
        .map(s -> field(s.toString(), values(window.values(s))))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String values(double[] values) {
    return array(Arrays.stream(values).mapToObj(BriefingJson::number));
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).round(FOUR_DIGITS).stripTrailingZeros().toString()
        : "null";
  }
}
