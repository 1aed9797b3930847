package dev.pulih.analyse;

import static dev.pulih.analyse.JsonText.cut;
import static dev.pulih.analyse.JsonText.field;
import static dev.pulih.analyse.JsonText.object;

import dev.pulih.analyse.Passage.Section;
import dev.pulih.analyse.Vicinity.Nearness;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The series in a briefing: numbers for those that left their level, the name of another for those
 * that have its shape, and words for those that kept their level.
 */
final class SeriesPassages {

  /** Above all that kept its level; what left it is worth its evidence on top. */
  private static final double CHANGED = 100;

  private static final double SAME_SHAPE = 80;
  private static final double GAPS = 40;

  /** So many pods that are alike are named one by one. */
  private static final int NAMED = 2;

  /** Pods are told after what they belong to, which most of them have the shape of. */
  private static final Comparator<Curve> TELLING =
      Comparator.comparing(Curve::isOfPod)
          .thenComparing(Comparator.comparingDouble(Curve::strength).reversed())
          .thenComparing(Curve::name);

  private final Vicinity vicinity;
  private final List<Curve> curves;

  SeriesPassages(Dossier dossier, Axis axis, Vicinity vicinity) {
    this.vicinity = vicinity;
    var window = dossier.around().series();
    this.curves =
        window.series().stream()
            .filter(Spotlight::shows)
            .map(s -> Curve.of(s, axis.place(window.times(), window.values(s))))
            .filter(curve -> curve.changed() || nearness(curve) != Nearness.FARTHER)
            .sorted(TELLING)
            .toList();
  }

  /** What there is to tell of: what is near, and what changed farther away. */
  List<Series> told() {
    return curves.stream().map(Curve::series).toList();
  }

  List<Passage> all() {
    List<Curve> told = new ArrayList<>();
    Map<Likeness, List<Curve>> alike = new TreeMap<>();
    for (Curve curve : curves) {
      if (curve.changed()) {
        tell(curve, told, alike);
      }
    }
    Stream<Passage> shapes =
        alike.entrySet().stream().flatMap(e -> alike(e.getKey(), e.getValue()));
    return Stream.of(told.stream().map(SeriesPassages::numbers), shapes, steady())
        .flatMap(passages -> passages)
        .toList();
  }

  private void tell(Curve curve, List<Curve> told, Map<Likeness, List<Curve>> alike) {
    Optional<Curve> like = told.stream().filter(curve::resembles).findFirst();
    if (like.isEmpty()) {
      told.add(curve);
    } else {
      Likeness key = new Likeness(what(curve), like.get().name(), curve.size());
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(curve);
    }
  }

  /**
   * What has the shape of another series.
   *
   * @param what whose series they are
   * @param as the other series
   * @param size the order of what they became: a pod that is far worse than its peers is no peer
   */
  private record Likeness(String what, String as, int size) implements Comparable<Likeness> {
    @Override
    public int compareTo(Likeness other) {
      return Comparator.comparing(Likeness::what)
          .thenComparing(Likeness::as)
          .thenComparingInt(Likeness::size)
          .compare(this, other);
    }
  }

  private static Passage numbers(Curve curve) {
    Digits digits = curve.digits();
    String values = JsonText.array(Arrays.stream(curve.values()).mapToObj(digits::number));
    return new Passage(
        Section.SERIES,
        curve.series().signal().name(),
        CHANGED + curve.strength(),
        object(
            of(curve), signal(curve), field("unit", cut(curve.unit())), field("values", values)));
  }

  /** A few pods are named, many are counted. */
  private static Stream<Passage> alike(Likeness likeness, List<Curve> curves) {
    return curves.size() <= NAMED
        ? curves.stream().map(curve -> alike(curve.name(), likeness.as(), List.of(curve)))
        : Stream.of(alike(curves.size() + " " + likeness.what(), likeness.as(), curves));
  }

  private static Passage alike(String what, String as, List<Curve> curves) {
    String levels =
        range(curves, c -> c.level().typical()) + " -> " + range(curves, SeriesPassages::after);
    return new Passage(
        Section.ALIKE,
        curves.getFirst().series().signal().name(),
        SAME_SHAPE,
        object(field("what", cut(what)), field("as", cut(as)), field("from", cut(levels))));
  }

  private static double after(Curve curve) {
    return curve.level().left().map(Departure::after).orElse(curve.level().typical());
  }

  private static String range(List<Curve> curves, ToDoubleFunction<Curve> of) {
    Digits digits = curves.getFirst().digits();
    double low = extreme(curves, of, Math::min);
    double high = extreme(curves, of, Math::max);
    return digits.number(low).equals(digits.number(high))
        ? digits.text(high)
        : digits.number(low) + " to " + digits.text(high);
  }

  /** What kept its level, near by: pods of one service that all did share one entry. */
  private Stream<Passage> steady() {
    Map<String, List<Curve>> groups =
        curves.stream()
            .filter(curve -> !curve.changed())
            .collect(Collectors.groupingBy(this::what, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream().map(e -> steady(e.getKey(), e.getValue()));
  }

  private Nearness nearness(Curve curve) {
    return vicinity.of(curve.series().entity());
  }

  /** Whose series it is: pods of one service are told together, but for one with gaps. */
  private String what(Curve curve) {
    boolean whole = curve.gaps().isEmpty();
    return curve.series().entity() instanceof Entity.OfPod(var pod) && whole
        ? vicinity.ownerOf(pod).map(s -> podsOf(s, curve.series().signal())).orElse(curve.name())
        : curve.name();
  }

  private static String podsOf(ServiceRef service, Signal signal) {
    return "pods of " + service + " " + signal.name();
  }

  private Passage steady(String what, List<Curve> curves) {
    Curve one = curves.getFirst();
    String whose = curves.size() > 1 ? curves.size() + " " + what : one.name();
    double worth = nearness(one).worth() + (one.gaps().isEmpty() ? 0 : GAPS);
    return new Passage(
        Section.STEADY,
        one.series().signal().name(),
        worth,
        object(field(whose, cut(words(curves)))));
  }

  private static String words(List<Curve> curves) {
    Curve one = curves.getFirst();
    Digits digits = one.digits();
    double low = extreme(curves, Curve::lowest, Math::min);
    double high = extreme(curves, Curve::highest, Math::max);
    String range =
        digits.number(low).equals(digits.number(high))
            ? "flat at " + Digits.text(one.level().typical(), one.series().signal())
            : "steady, " + digits.number(low) + " to " + digits.text(high);
    return Stream.concat(Stream.of(range), one.gaps().stream()).collect(Collectors.joining(", "));
  }

  private static double extreme(
      List<Curve> curves, ToDoubleFunction<Curve> of, DoubleBinaryOperator which) {
    return curves.stream().mapToDouble(of).reduce(which).orElse(Double.NaN);
  }

  private static String of(Curve curve) {
    return field("of", cut(curve.series().entity().toString()));
  }

  private static String signal(Curve curve) {
    return field("signal", cut(curve.series().signal().name()));
  }
}
