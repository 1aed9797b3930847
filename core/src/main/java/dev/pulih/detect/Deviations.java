package dev.pulih.detect;

import dev.pulih.detect.DeviationSettings.OfSignal;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.policy.Watched;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesStore;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The deviations of all watched services, their consumer groups and their database servers. */
final class Deviations {

  private static final String RULE = "deviation";

  private record Slot(Series series, OfSignal rule) {}

  /** A deviation that lasts: what was measured last, since when, and from when on unbroken. */
  private record Standing(Measured measured, Instant since, Instant from) {
    Lasting of(ServiceRef service) {
      return new Lasting(new Finding(service, RULE, measured, since, Optional.empty()), from);
    }
  }

  /**
   * A deviation that counts for a service.
   *
   * @param finding what is said of it
   * @param from when it began to stand as it does now, without a break; later than the finding's
   *     {@code since} if it goes on with what deviated a while ago
   */
  record Lasting(Finding finding, Instant from) {}

  private final DeviationSettings settings;
  private final List<Slot> slots;
  private final Map<ServiceRef, List<Integer>> slotsOf = new HashMap<>();
  private final DeviationRule rule;
  private final double[] values;
  private final @Nullable Standing[] standing;
  private final Instant[] since;
  private final Assessments assessments;
  private int begun;
  private Instant learned = Instant.MIN;

  Deviations(DetectionSettings settings, Collection<Watched> watched) {
    this.settings = settings.deviation();
    this.slots = watched.stream().flatMap(this::slots).distinct().toList();
    this.rule = rule(settings, slots.stream().map(Slot::rule).toList());
    this.values = new double[slots.size()];
    this.standing = new Standing[slots.size()];
    this.since = new Instant[slots.size()];
    this.assessments = new Assessments(SeriesStore.TICKS, slots.size());
    Arrays.fill(since, Instant.MIN);
    index(watched);
  }

  private static DeviationRule rule(DetectionSettings settings, List<OfSignal> slots) {
    DeviationSettings deviation = settings.deviation();
    int patience = settings.trust().unknownTicks();
    return deviation
        .calibration()
        .<DeviationRule>map(
            how -> new CalibratedDeviation(how, settings.interval(), patience, slots))
        .orElseGet(() -> new RollingDeviation(deviation, patience, slots));
  }

  /** Two services may own the same consumer group, and then share its slot. */
  private void index(Collection<Watched> watched) {
    Map<Slot, Integer> places = new HashMap<>();
    slots.forEach(slot -> places.put(slot, places.size()));
    watched.forEach(w -> slotsOf.put(w.service(), slots(w).map(places::get).toList()));
  }

  /** Judges one tick. */
  void next(Readings readings) {
    for (int slot = 0; slot < values.length; slot++) {
      Series series = slots.get(slot).series();
      values[slot] = readings.value(series.signal(), series.entity());
    }
    begun = 0;
    if (readings.at().isAfter(learned)) {
      assessments.expect(rule, readings.at());
      rule.next(values, readings.at());
      assessments.score(rule, values);
      learned = readings.at();
      for (int slot = 0; slot < values.length; slot++) {
        stand(slot, readings.at());
      }
    }
  }

  /** What is learned of the series up to now. */
  DeviationMemory memory() {
    Map<String, String> known = new HashMap<>();
    int learning = learned.equals(Instant.MIN) ? 0 : values.length;
    for (int slot = 0; slot < learning; slot++) {
      String name = slots.get(slot).series().toString();
      rule.memory(slot).ifPresent(numbers -> known.put(name, numbers));
    }
    return new DeviationMemory(learned, known);
  }

  /** Takes up what was learned of the series that are still watched; ticks up to then are known. */
  void remember(DeviationMemory memory) {
    for (int slot = 0; slot < values.length; slot++) {
      String numbers = memory.series().get(slots.get(slot).series().toString());
      if (numbers != null) {
        rule.remember(slot, numbers);
        learned = memory.until();
      }
    }
  }

  /** How the latest values of some series were judged. */
  List<AssessedSeries> assessed(Predicate<Series> wanted) {
    return IntStream.range(0, slots.size())
        .filter(slot -> wanted.test(slots.get(slot).series()))
        .mapToObj(this::assessed)
        .toList();
  }

  private AssessedSeries assessed(int slot) {
    Slot of = slots.get(slot);
    return new AssessedSeries(of.series(), of.rule(), assessments.of(slot));
  }

  /** The deviations that count for a service. */
  Stream<Lasting> of(Watched watched) {
    return slotsOf.getOrDefault(watched.service(), List.of()).stream()
        .map(slot -> standing[slot])
        .filter(Objects::nonNull)
        .map(s -> s.of(watched.service()));
  }

  private Stream<Slot> slots(Watched watched) {
    Entities entities = Entities.of(watched);
    return settings.signals().stream()
        .flatMap(
            rule ->
                entities.of(rule.signal().kind()).stream()
                    .map(entity -> new Slot(new Series(rule.signal(), entity), rule)));
  }

  private void stand(int slot, Instant at) {
    if (!rule.deviates(slot)) {
      standing[slot] = null;
    } else if (Double.isFinite(values[slot])) {
      Standing before = standing[slot];
      if (before == null) {
        begin(slot, at);
      }
      Instant from = before == null ? at : before.from();
      standing[slot] = new Standing(measured(slot), since[slot], from);
    }
  }

  /** What goes on with a deviation from before the rule was taken up began at an unknown time. */
  private void begin(int slot, Instant at) {
    boolean news = !rule.again(slot);
    if (news || since[slot].equals(Instant.MIN)) {
      since[slot] = at;
    }
    begun += news ? 1 : 0;
  }

  /** How many series are watched. */
  int watched() {
    return slots.size();
  }

  /** How they keep to the rate of findings that is wanted. */
  Achieved achieved() {
    return rule.achieved();
  }

  /** How many of them began to deviate at the latest tick. */
  int begun() {
    return begun;
  }

  private Measured measured(int slot) {
    Series series = slots.get(slot).series();
    return new Measured(series.signal(), series.entity(), values[slot], rule.bound(slot));
  }
}
