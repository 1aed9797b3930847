package dev.pulih.service.soak;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A soak's result for people. */
final class Table {

  private Table() {}

  static String of(Soak soak, Result result) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add(
        "Soak of %d min, judged after %d s; machine load %s."
            .formatted(soak.length().toMinutes(), soak.warmUp().toSeconds(), load(result)));
    lines.add(row("", "median", "trend/hour", "over the run", "step", "allowed", ""));
    result.vitals().forEach(vital -> lines.add(row(vital)));
    lines.add(ticks(result.counted()));
    lines.add(within(result.counted()));
    lines.add(life(result));
    lines.add(used(soak.length(), result.used()));
    lines.add("warnings in the log: " + result.warnings().size());
    result.warnings().stream().limit(10).forEach(lines::add);
    return lines.toString();
  }

  private static String row(Flatness vital) {
    return row(
        vital.vital().text() + unit(vital.vital()),
        number(vital.usual()),
        number(vital.perHour()),
        number(vital.growth()),
        number(vital.step()),
        number(vital.tolerance()),
        vital.flat() ? "flat" : "GROWS");
  }

  private static String unit(Vital vital) {
    return vital.unit().isEmpty() ? "" : ", " + vital.unit();
  }

  private static String row(String... cells) {
    return "%-22s %9s %12s %13s %9s %9s  %s".formatted((Object[]) cells);
  }

  private static String number(double value) {
    return "%,.1f".formatted(value);
  }

  private static String ticks(Result.Counted counted) {
    Ticks ticks = counted.ticks();
    return "ticks: %,d done, %,d skipped (%,d warm), %,d failed, %,d without a trace; mean %.0f ms"
        .formatted(
            ticks.done(),
            ticks.skipped(),
            counted.warmed().skipped(),
            ticks.failed(),
            counted.lost(),
            ticks.meanMillis());
  }

  private static String within(Result.Counted counted) {
    return List.of("0.1", "0.25", "1.0").stream()
        .map(s -> "%.2f %% in %s s".formatted(100 * counted.within(s), s))
        .collect(Collectors.joining(", ", "ticks: ", ""));
  }

  private static String life(Result result) {
    return List.of("opened", "restart-decided", "recovered", "with-people", "closed", "resolved")
        .stream()
        .map(step -> "%d %s".formatted(result.counted().steps(step), step))
        .collect(Collectors.joining(", ", "incidents: ", ""));
  }

  private static String used(Duration length, Result.Used used) {
    return "used: %.2f of a core; records of %.1f MB".formatted(used.cores(length), used.disk());
  }

  private static String load(Result result) {
    List<Double> loads = result.used().loads().stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f to %.1f)",
        loads.get(loads.size() / 2),
        loads.getFirst(),
        loads.getLast());
  }
}
