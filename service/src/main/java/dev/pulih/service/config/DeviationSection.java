package dev.pulih.service.config;

import dev.pulih.detect.Calibration;
import dev.pulih.detect.DeviationSettings;
import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.DeviationSettings.Window;
import dev.pulih.detect.Margin;
import dev.pulih.detect.Persistence;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keys of when a value deviates from its own past. */
final class DeviationSection extends Section<DeviationSettings> {

  /** How a deviation becomes a finding. */
  enum Test {
    CALIBRATED,
    WINDOWED,
    PLAIN
  }

  private final Key<Test> rule =
      key(
          "rule",
          Shapes.choice(Test.class),
          "calibrated",
          "`calibrated` compares with a series' own long past, by `calibration`; `windowed` with the last"
              + " `samples`; `plain` is `windowed` without minSamples, keptOut, persistence, floor and"
              + " effect.");
  private final Key<Calibration> calibration =
      block("calibration", new CalibrationSection(), "How often a series may deviate by chance.");
  private final Key<Double> sigmas =
      key("sigmas", Shapes.positive(), "3", "How many standard deviations away.");
  private final Key<Integer> samples =
      key("samples", Shapes.count(2, 60), "20", "Ticks that it is compared with: 5 min of 15 s.");
  private final Key<Integer> minSamples =
      key("minSamples", Shapes.count(2, 60), "15", "With fewer nothing deviates.");
  private final Key<Duration> keptOut =
      key(
          "keptOut",
          Shapes.durationOrZero("for not at all"),
          "15m",
          "How long deviating samples stay out of the window, or it would swallow the change.");
  private final Key<Duration> forgetAfter =
      key(
          "forgetAfter",
          Shapes.duration(),
          "15m",
          "Unknown so long, and for minSamples (`plain`: samples) ticks, a series starts anew.");
  private final Key<Persistence> persistence =
      block("persistence", new PersistenceSection(), "How often a value must deviate.");
  private final Key<List<OfSignal>> signals =
      block("signals", new DeviatingSection(), "The signals that are watched for deviations.");

  @Override
  protected DeviationSettings build(Fields fields) {
    Calibration often = fields.get(calibration);
    return switch (fields.get(rule)) {
      case CALIBRATED -> windowed(fields).with(often);
      case WINDOWED -> windowed(fields);
      case PLAIN -> plain(fields);
    };
  }

  private DeviationSettings windowed(Fields fields) {
    int most = fields.get(samples);
    int least = fields.get(minSamples);
    fields.check(least <= most, minSamples, least + " never fit in " + most, "at most samples");
    Duration out = fields.get(keptOut);
    Window window = new Window(Math.max(least, most), least, out, fields.get(forgetAfter));
    return new DeviationSettings(
        window, fields.get(sigmas), fields.get(persistence), fields.get(signals), Optional.empty());
  }

  private DeviationSettings plain(Fields fields) {
    int all = fields.get(samples);
    Window window = new Window(all, all, Duration.ZERO, fields.get(forgetAfter));
    List<OfSignal> bare = fields.get(signals).stream().map(DeviationSection::bare).toList();
    return new DeviationSettings(
        window, fields.get(sigmas), new Persistence(1, 1), bare, Optional.empty());
  }

  private static OfSignal bare(OfSignal of) {
    return new OfSignal(of.signal(), of.direction(), Margin.none(), Margin.none());
  }

  /** Keys of how often a value must deviate. */
  private static final class PersistenceSection extends Section<Persistence> {

    private final Key<Integer> needed =
        key("needed", Shapes.count(1, 64), "5", "So many ticks must deviate,");
    private final Key<Integer> of =
        key("of", Shapes.count(1, 64), "6", "of the last so many known ones.");

    @Override
    protected Persistence build(Fields fields) {
      int ticks = fields.get(of);
      int must = fields.get(needed);
      fields.check(must <= ticks, needed, must + " of " + ticks + " cannot be", "at most of");
      return new Persistence(Math.min(must, ticks), ticks);
    }
  }
}
