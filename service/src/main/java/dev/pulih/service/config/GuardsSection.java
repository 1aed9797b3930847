package dev.pulih.service.config;

import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.GuardLimits.Actions;
import dev.pulih.policy.GuardLimits.Ineffective;
import dev.pulih.policy.GuardLimits.Restarts;
import dev.pulih.policy.GuardLimits.StormLimits;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.time.Duration;

/** Keys of what stops Pulih from acting. */
final class GuardsSection extends Section<GuardLimits> {

  private final Key<Restarts> restartLoop =
      block(
          "restartLoop", new RestartLoopSection(), "Restarts that make a loop: people are called.");
  private final Key<StormLimits> storm =
      block(
          "storm", new StormSection(), "Services that make a storm: a shared cause, nothing acts.");
  private final Key<Actions> concurrency =
      block("concurrency", new ConcurrencySection(), "How much Pulih does at once.");

  private final Key<Ineffective> ineffective =
      block(
          "ineffective",
          new IneffectiveSection(),
          "Actions for one service that did not help: people are called.");
  private final Key<Duration> newTemplate =
      key(
          "newTemplate",
          Shapes.duration(),
          "30m",
          "What begins so soon after a new pod template calls people to undo it; no restart.");

  @Override
  protected GuardLimits build(Fields fields) {
    return new GuardLimits(
        fields.get(restartLoop),
        fields.get(storm),
        fields.get(concurrency),
        fields.get(ineffective),
        fields.get(newTemplate));
  }

  private static final class IneffectiveSection extends Section<Ineffective> {

    private final Key<Integer> count =
        key("count", Shapes.count(1, 1_000), "3", "So many actions in vain");
    private final Key<Duration> within =
        key("within", Shapes.duration(), "4h", "in this time are enough.");

    @Override
    protected Ineffective build(Fields fields) {
      return new Ineffective(fields.get(count), fields.get(within));
    }
  }

  private static final class RestartLoopSection extends Section<Restarts> {

    private final Key<Integer> count =
        key("count", Shapes.count(1, 1_000), "3", "So many restarts of one workload");
    private final Key<Duration> within =
        key("within", Shapes.duration(), "10m", "in this time are a loop.");

    @Override
    protected Restarts build(Fields fields) {
      return new Restarts(fields.get(count), fields.get(within));
    }
  }

  private static final class StormSection extends Section<StormLimits> {

    private final Key<Integer> services =
        key("services", Shapes.count(2, 10_000), "5", "So many services are a storm,");
    private final Key<Double> share =
        key("share", Shapes.ratioOverZero(), "30 %", "or this share of all services,");
    private final Key<Integer> minServices =
        key("minServices", Shapes.count(2, 10_000), "3", "but at least so many,");
    private final Key<Duration> within =
        key("within", Shapes.duration(), "2m", "that became anomalous in this time.");

    @Override
    protected StormLimits build(Fields fields) {
      return new StormLimits(
          fields.get(services), fields.get(share), fields.get(minServices), fields.get(within));
    }
  }

  private static final class ConcurrencySection extends Section<Actions> {

    private final Key<Integer> atOnce =
        key("atOnce", Shapes.count(1, 1_000), "2", "Recoveries under way at one time.");
    private final Key<Integer> perHour =
        key("perHour", Shapes.count(1, 10_000), "6", "Actions within an hour.");

    @Override
    protected Actions build(Fields fields) {
      return new Actions(fields.get(atOnce), fields.get(perHour));
    }
  }
}
