package dev.pulih.detect;

import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every number that detection depends on.
 *
 * @param interval the time from one tick to the next
 * @param trust what makes a reading trustworthy
 * @param rules the rules; their names are unique
 * @param stages what the stages of recovery start and end on
 * @param deviation what makes a value deviate from its own past
 * @param joint when several signals of a service are a finding together; empty for never
 */
public record DetectionSettings(
    Duration interval,
    Trust trust,
    List<Rule> rules,
    StageRules stages,
    DeviationSettings deviation,
    Optional<JointSettings> joint) {

  public DetectionSettings {
    rules = List.copyOf(rules);
    Require.positive("interval", interval);
    List<String> names = rules.stream().map(Rule::name).toList();
    Require.that(
        names.stream().distinct().count() == names.size(), "Two rules share a name: %s.", names);
  }

  /** What was asked for, with a tick every 15 s that evaluates 5 s in the past. */
  public static DetectionSettings defaults() {
    return defaults(Duration.ofSeconds(15), Duration.ofSeconds(5));
  }

  /**
   * What was asked for, at another pace.
   *
   * @param interval the time from one tick to the next
   * @param offset how far in the past a tick evaluates, so that its scrapes have arrived
   */
  public static DetectionSettings defaults(Duration interval, Duration offset) {
    return new DetectionSettings(
        interval,
        Trust.defaults(interval, offset),
        ShippedRules.all(),
        StageRules.defaults(),
        DeviationSettings.defaults(),
        Optional.of(JointSettings.defaults()));
  }

  /** These settings with more rules, such as limits on signals of the user's own. */
  public DetectionSettings plus(List<? extends Rule> more) {
    List<Rule> all = Stream.<Rule>concat(rules.stream(), more.stream()).toList();
    return new DetectionSettings(interval, trust, all, stages, deviation, joint);
  }

  /** These settings with another deviation rule. */
  public DetectionSettings with(DeviationSettings other) {
    return new DetectionSettings(interval, trust, rules, stages, other, joint);
  }

  /** These settings at another pace. */
  public DetectionSettings every(Duration other) {
    return new DetectionSettings(other, trust, rules, stages, deviation, joint);
  }

  /** These settings without the rules that a test does not keep. */
  public DetectionSettings only(Predicate<? super Rule> kept) {
    List<Rule> rest = rules.stream().filter(kept).toList();
    return new DetectionSettings(interval, trust, rest, stages, deviation, joint);
  }

  /**
   * These settings with other numbers for single services.
   *
   * @param numbers by threshold's name, then by service
   */
  public DetectionSettings except(Map<String, Map<ServiceRef, Double>> numbers) {
    List<Rule> all =
        rules.stream().map(r -> except(r, numbers.getOrDefault(r.name(), Map.of()))).toList();
    return new DetectionSettings(interval, trust, all, stages, deviation, joint);
  }

  /** The thresholds that a service has for itself, as they are written, by rule. */
  public SortedMap<String, String> own(ServiceRef service) {
    SortedMap<String, String> own = new TreeMap<>();
    for (Rule rule : rules) {
      if (rule instanceof Threshold t && t.limit().exceptions().containsKey(service)) {
        own.put(rule.name(), ThresholdText.of(t, t.limit().number(service)));
      }
    }
    return own;
  }

  private static Rule except(Rule rule, Map<ServiceRef, Double> numbers) {
    return switch (rule) {
      case Threshold threshold -> threshold.except(numbers);
      case ClientErrors _, NoReadyEndpoint _ -> rule;
    };
  }

  /** The signals to read: the shipped ones and those that only a threshold names. */
  public List<Signal> signals() {
    return Stream.concat(Signals.shipped().stream(), rules.stream().flatMap(this::named))
        .distinct()
        .toList();
  }

  /** The signals that the rules use where the source measures them, and do without elsewhere. */
  public List<Signal> optional() {
    boolean used = rules.stream().anyMatch(ClientErrors.class::isInstance);
    return used ? Signals.ofClients() : List.of();
  }

  private Stream<Signal> named(Rule rule) {
    return switch (rule) {
      case Threshold threshold -> threshold.signals().stream();
      case ClientErrors _, NoReadyEndpoint _ -> Stream.empty();
    };
  }
}
