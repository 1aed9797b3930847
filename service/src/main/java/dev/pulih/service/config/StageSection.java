package dev.pulih.service.config;

import dev.pulih.policy.Policy.Judgement;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** The keys that both acting stages have: when they start and how their result is judged. */
abstract class StageSection<T> extends Section<T> {

  private final Key<Double> above;
  private final Key<Duration> hold;
  private final Key<Duration> evaluateAfter;
  private final Key<Duration> checkpoint;
  private final Key<Double> recoveredBelow;
  private final Key<Integer> minRequests;

  StageSection(String whose, String ratio, String held) {
    above =
        key("above", Shapes.ratioOverZero(), ratio, "Error rate of " + whose + " it starts at.");
    hold = key("for", Shapes.duration(), held, "How long that must last.");
    evaluateAfter =
        key(
            "evaluateAfter",
            Shapes.duration(),
            "5m",
            "When the result is judged, after it took effect.");
    checkpoint =
        key(
            "checkpoint",
            Shapes.duration(),
            "2m",
            "When a first value is read, for people to see.");
    recoveredBelow =
        key("recoveredBelow", Shapes.ratioOverZero(), "5 %", "Error rate of a recovered service.");
    minRequests =
        key("minRequests", Shapes.count(1, 1_000_000), "20", "Fewer requests prove nothing.");
  }

  final double above(Fields fields) {
    return fields.get(above);
  }

  final Duration hold(Fields fields) {
    return fields.get(hold);
  }

  final Judgement judgement(Fields fields) {
    return new Judgement(
        fields.get(evaluateAfter),
        fields.get(checkpoint),
        fields.get(recoveredBelow),
        fields.get(minRequests));
  }
}
