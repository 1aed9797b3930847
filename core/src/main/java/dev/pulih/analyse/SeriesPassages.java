package dev.pulih.analyse;

import static dev.pulih.analyse.JsonText.field;
import static dev.pulih.analyse.JsonText.object;
import static dev.pulih.analyse.JsonText.text;

import dev.pulih.analyse.Passage.Section;
import dev.pulih.analyse.Vicinity.Nearness;
import dev.pulih.signal.Entity;
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
            .sorted(TELLING)
            .toList();
  }

  List<Passage> all() {
    List<Curve> told = new ArrayList<>();
    Map<String, List<Curve>> alike = new TreeMap<>();
    for (Curve curve : curves) {
      if (curve.changed()) {
        tell(curve, told, alike);
      }
    }
    Stream<Passage> shapes = alike.entrySet().stream().map(e -> alike(e.getKey(), e.getValue()));
    return Stream.of(told.stream().map(SeriesPassages::numbers), shapes, steady())
        .flatMap(passages -> passages)
        .toList();
  }

  private void tell(Curve curve, List<Curve> told, Map<String, List<Curve>> alike) {
    Optional<Curve> like = told.stream().filter(curve::resembles).findFirst();
    if (like.isEmpty()) {
      told.add(curve);
    } else {
      String entry = object(field("what", text(what(curve))), field("as", text(like.get().name())));
      alike.computeIfAbsent(entry, _ -> new ArrayList<>()).add(curve);
    }
  }

  private static Passage numbers(Curve curve) {
    Digits digits = curve.digits();
    String values = JsonText.array(Arrays.stream(curve.values()).mapToObj(digits::number));
    return new Passage(
        Section.SERIES,
        curve.series().signal().name(),
        CHANGED + curve.strength(),
        object(of(curve), signal(curve), field("unit", text(curve.unit())), field("values", values)));
  }

  /** What has the shape of another series, from which level to which: pods share one entry. */
  private static Passage alike(String entry, List<Curve> curves) {
    String levels =
        range(curves, c -> c.level().typical()) + " -> " + range(curves, SeriesPassages::after);
    String json = entry.substring(0, entry.length() - 1) + "," + field("from", text(levels)) + "}";
    return new Passage(
        Section.ALIKE, curves.getFirst().series().signal().name(), SAME_SHAPE, json);
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
            .filter(curve -> !curve.changed() && nearness(curve) != Nearness.FARTHER)
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
    double worth = 30 - 10 * nearness(one).ordinal() + (one.gaps().isEmpty() ? 0 : GAPS);
    return new Passage(
        Section.STEADY,
        one.series().signal().name(),
        worth,
        object(field(whose, text(words(curves)))));
  }

  private static String words(List<Curve> curves) {
    Curve one = curves.getFirst();
    Digits digits = one.digits();
    double low = extreme(curves, Curve::lowest, Math::min);
    double high = extreme(curves, Curve::highest, Math::max);
    String range =
        digits.number(low).equals(digits.number(high))
            ? "flat at " + digits.text(one.level().typical())
            : "steady, " + digits.number(low) + " to " + digits.text(high);
    return Stream.concat(Stream.of(range), one.gaps().stream()).collect(Collectors.joining(", "));
  }

  private static double extreme(
      List<Curve> curves, ToDoubleFunction<Curve> of, DoubleBinaryOperator which) {
    return curves.stream().mapToDouble(of).reduce(which).orElse(Double.NaN);
  }

  private static String of(Curve curve) {
    return field("of", text(curve.series().entity().toString()));
  }

  private static String signal(Curve curve) {
    return field("signal", text(curve.series().signal().name()));
  }
}
