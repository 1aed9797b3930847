package dev.pulih.service.config;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Direction;
import dev.pulih.detect.Margin;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.util.ArrayList;
import java.util.List;

/** Keys of the signals that are watched for deviations, each with its qualification. */
final class DeviatingSection extends Section<List<OfSignal>> {

  private final List<Key<List<OfSignal>>> signals = new ArrayList<>();

  DeviatingSection() {
    add(
        Signals.ERROR_RATE.over(Span.RECENT),
        "up",
        new MarginSection("0.002", "0 %"),
        new MarginSection("0.01", "0 %"));
    add(
        Signals.P99_LATENCY.over(Span.RECENT),
        "up",
        new MarginSection("0.002", "5 %"),
        new MarginSection("0.02", "25 %"));
    add(
        Signals.REQUEST_RATE.over(Span.RECENT),
        "both",
        new MarginSection("0.1", "5 %"),
        new MarginSection("1", "30 %"));
    add(Signals.KAFKA_LAG, "up", new MarginSection("50", "10 %"), new MarginSection("500", "50 %"));
    add(
        Signals.DB_CONNECTIONS,
        "up",
        new MarginSection("0.01", "0 %"),
        new MarginSection("0.1", "0 %"));
  }

  @Override
  protected List<OfSignal> build(Fields fields) {
    return signals.stream().flatMap(key -> fields.get(key).stream()).toList();
  }

  private void add(Signal signal, String direction, MarginSection floor, MarginSection effect) {
    OneSection section = new OneSection(signal, direction, floor, effect);
    signals.add(block(signal.name(), section, "Deviations of " + signal.name() + "."));
  }

  /** Keys of one signal; the list has it, or nothing if it is off. */
  private static final class OneSection extends Section<List<OfSignal>> {

    private final Signal signal;
    private final Key<Boolean> enabled =
        key("enabled", Shapes.flag(), "true", "Whether it counts.");
    private final Key<Direction> direction;
    private final Key<Margin> floor;
    private final Key<Margin> effect;

    OneSection(Signal signal, String way, MarginSection least, MarginSection matters) {
      this.signal = signal;
      direction = key("direction", Shapes.choice(Direction.class), way, "Which way.");
      floor = block("floor", least, "The least σ: a constant series has none.");
      effect = block("effect", matters, "The least distance that matters.");
    }

    @Override
    protected List<OfSignal> build(Fields fields) {
      OfSignal of =
          new OfSignal(signal, fields.get(direction), fields.get(floor), fields.get(effect));
      return fields.get(enabled) ? List.of(of) : List.of();
    }
  }

  /** Keys of a distance from a mean: the greater of the two counts. */
  private static final class MarginSection extends Section<Margin> {

    private final Key<Double> absolute;
    private final Key<Double> relative;

    MarginSection(String distance, String share) {
      absolute = key("absolute", Shapes.number(0), distance, "In the signal's unit.");
      relative = key("relative", Shapes.ratio(), share, "As a share of the mean, if that is more.");
    }

    @Override
    protected Margin build(Fields fields) {
      return new Margin(fields.get(absolute), fields.get(relative));
    }
  }
}
