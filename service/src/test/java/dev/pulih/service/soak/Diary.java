package dev.pulih.service.soak;

import dev.pulih.service.soak.Trend.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** What was measured of a process, vital by vital, in the order of time. */
final class Diary {

  private final Map<Vital, List<Point>> curves = new EnumMap<>(Vital.class);

  Diary() {
    for (Vital vital : Vital.values()) {
      curves.put(vital, new ArrayList<>());
    }
  }

  void note(Vital vital, double seconds, double value) {
    curve(vital).add(new Point(seconds, value));
  }

  /** From an instant on. */
  List<Flatness> judged(double from) {
    return curves.entrySet().stream()
        .map(
            curve ->
                Flatness.of(
                    curve.getKey(),
                    curve.getValue().stream().filter(p -> p.seconds() >= from).toList()))
        .toList();
  }

  private List<Point> curve(Vital vital) {
    return curves.computeIfAbsent(vital, _ -> new ArrayList<>());
  }

  /** All points, one a line. */
  String csv() {
    StringJoiner lines = new StringJoiner("\n", "vital,seconds,value\n", "\n");
    curves.forEach(
        (vital, curve) ->
            curve.forEach(p -> lines.add("%s,%.1f,%.3f".formatted(vital, p.seconds(), p.value()))));
    return lines.toString();
  }
}
