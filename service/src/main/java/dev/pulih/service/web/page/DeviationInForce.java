package dev.pulih.service.web.page;

import dev.pulih.detect.Calibration;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Margin;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.Locale;

/** What is in force of when a value deviates from its own past. */
final class DeviationInForce {

  private static final String PREFIX = "detection.deviation.";

  private DeviationInForce() {}

  static Topic of(DetectionSettings detection) {
    DeviationSettings deviation = detection.deviation();
    Entries entries = new Entries().text(PREFIX + "rule", rule(deviation));
    deviation
        .calibration()
        .ifPresentOrElse(it -> calibrated(entries, it), () -> windowed(entries, deviation));
    deviation.signals().forEach(signal -> signal(entries, signal));
    entries.text("detection.joint.enabled", detection.joint().isPresent());
    detection
        .joint()
        .ifPresent(
            joint ->
                entries
                    .number("detection.joint.threshold", joint.threshold())
                    .time("detection.joint.every", joint.every())
                    .time("detection.joint.aloneFor", joint.aloneFor()));
    return entries.about("topic.deviation");
  }

  private static String rule(DeviationSettings deviation) {
    if (deviation.calibration().isPresent()) {
      return "calibrated";
    }
    return deviation.signals().stream().allMatch(DeviationInForce::isBare) ? "plain" : "windowed";
  }

  private static boolean isBare(OfSignal signal) {
    return signal.floor().equals(Margin.none()) && signal.effect().equals(Margin.none());
  }

  private static void calibrated(Entries entries, Calibration calibration) {
    String prefix = PREFIX + "calibration.";
    entries
        .number(prefix + "findingsPerWeek", calibration.findingsPerWeek())
        .time(prefix + "memory", calibration.memory())
        .number(prefix + "startSigmas", calibration.startSigmas())
        .number(prefix + "leastSigmas", calibration.leastSigmas())
        .number(prefix + "apart", calibration.apart())
        .number(prefix + "newLevelAfter", calibration.newLevelAfter());
  }

  private static void windowed(Entries entries, DeviationSettings deviation) {
    entries
        .number(PREFIX + "sigmas", deviation.sigmas())
        .number(PREFIX + "samples", deviation.window().samples())
        .number(PREFIX + "minSamples", deviation.window().minSamples())
        .time(PREFIX + "keptOut", deviation.window().keptOut())
        .time(PREFIX + "forgetAfter", deviation.window().forgetAfter())
        .text(
            PREFIX + "persistence",
            "{needed: %d, of: %d}"
                .formatted(deviation.persistence().needed(), deviation.persistence().of()));
  }

  private static void signal(Entries entries, OfSignal of) {
    String prefix = PREFIX + "signals." + of.signal().name();
    entries.text(prefix + ".direction", of.direction().name().toLowerCase(Locale.ROOT));
    margin(entries, prefix + ".floor", of.floor());
    margin(entries, prefix + ".effect", of.effect());
  }

  private static void margin(Entries entries, String name, Margin margin) {
    entries
        .number(name + ".absolute", margin.absolute())
        .share(name + ".relative", margin.relative());
  }
}
