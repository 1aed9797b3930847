package dev.pulih.service.prometheus;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.pulih.signal.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The page about what the shipped expressions answer, made from what Prometheus answered. */
final class PromqlPage {

  private static final String HEAD =
      """
      # What the shipped expressions answer

      This page is generated: a test writes six hours of samples as the exporters of each preset show
      them into Debian's Prometheus 2.42 (`promtool tsdb create-blocks-from openmetrics`), asks every
      expression of every preset at the newest instant, and compares each answer with the one that
      was worked out by hand (the last column). It fails where an answer differs, where this page
      does, and where a preset or an expression is added without a claim about each situation that
      concerns it. All of it is asked a second time under other label names, with `signals.labels`
      set to them: the answers are the same.

          ./pulih test -pl service -am -Dtest=NONE -Dit.test=SituationsIT -Dpulih.docs.write=true \\
            -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false

      writes it anew. `NaN` and *none* (no sample) are both unknown to Pulih, never zero. `w` is the
      window in seconds; a dash is a window over which the signal is not read. Rates are per second,
      latencies and ages in seconds, error rates and connections are shares. A service that ends in
      `-unheard` reports nothing itself; its clients' sidecars do.
      """;

  private static final String HISTOGRAMS =
      """

      ## Native histograms

      Not supported, and no preset for them ships. What was tried, on the same Prometheus with
      `--enable-feature=native-histograms`, which scraped a histogram of the Java client in the
      protobuf format every second (a test does it again in each build): the native histogram is
      stored and answers `histogram_quantile(0.99, sum by (namespace, service) (rate(NAME[10s])))`,
      without `le`, with a value in the right native bucket. So an expression of your own for
      `p99_latency` can use one. But on this version Prometheus keeps *only* the native histogram of a
      metric that has both, so that the shipped expressions, which read `NAME_bucket`, answer nothing
      from the moment that the feature is switched on (later versions can keep both, with
      `scrape_classic_histograms`; that was not tried); and `check` cannot tell how wide the native buckets are. An
      expression that answers histograms instead of numbers is refused with a sentence that says so.
      """;

  private static final String TRUST =
      """

      ## What Pulih makes of a pod without fresh samples

      The same pods as under "A pod that vanished two minutes ago", over five minutes: what Prometheus
      answers, and what Pulih reads while Kubernetes says that both pods run, and once it says that
      only `torn-a` does. In the first case fewer than 80 % of the pods that should run are fresh.

      """;

  private PromqlPage() {}

  static String of(List<Answered> answers, Map<String, Trusted> trusted) {
    Map<String, List<Answered>> byTitle =
        answers.stream().collect(groupingBy(a -> a.situation().title()));
    return HEAD
        + Situation.all().stream()
            .map(s -> section(s, byTitle.getOrDefault(s.title(), List.of())))
            .collect(joining())
        + trust(trusted)
        + HISTOGRAMS;
  }

  private static String section(Situation situation, List<Answered> answers) {
    List<Duration> windows = answers.stream().map(Answered::window).distinct().sorted().toList();
    return "\n## %s\n\n%s\n\n".formatted(situation.title(), situation.facts())
        + head(windows)
        + answers.stream()
            .collect(groupingBy(Answered::claim, LinkedHashMap::new, toList()))
            .entrySet()
            .stream()
            .map(claim -> rows(claim.getKey(), claim.getValue(), windows))
            .collect(joining());
  }

  private static String head(List<Duration> windows) {
    Stream<String> names = windows.stream().map(PromqlPage::name);
    return row(Stream.of("signal", "of"), names, Stream.of("presets", "worked out"))
        + "|---|---|"
        + "---:|".repeat(windows.size())
        + "---|---|\n";
  }

  /** One row for all presets that gave the same answers. */
  private static String rows(Claim claim, List<Answered> answers, List<Duration> windows) {
    Map<List<String>, List<String>> presets = new LinkedHashMap<>();
    answers.stream()
        .collect(groupingBy(Answered::preset, LinkedHashMap::new, toList()))
        .forEach(
            (preset, own) ->
                presets.computeIfAbsent(cells(own, windows), _ -> new ArrayList<>()).add(preset));
    return presets.entrySet().stream()
        .map(row -> row(claim, row.getKey(), row.getValue()))
        .collect(joining());
  }

  private static String row(Claim claim, List<String> cells, List<String> presets) {
    String whose = presets.equals(Preset.NAMES) ? "all" : String.join(", ", presets);
    Stream<String> what = Stream.of("`" + claim.signal() + "`", claim.entity().toString());
    return row(what, cells.stream(), Stream.of(whose, claim.because()));
  }

  private static List<String> cells(List<Answered> answers, List<Duration> windows) {
    Map<Duration, String> byWindow = new HashMap<>();
    answers.forEach(a -> byWindow.put(a.window(), written(a.reading())));
    return windows.stream().map(window -> byWindow.getOrDefault(window, "-")).toList();
  }

  private static String trust(Map<String, Trusted> trusted) {
    return TRUST
        + row(
            Stream.of("presets", "of"),
            Stream.of("Prometheus", "both pods run", "`torn-b` is gone"),
            Stream.of())
        + "|---|---|---:|---:|---:|\n"
        + trusted.entrySet().stream()
            .collect(groupingBy(Map.Entry::getValue, LinkedHashMap::new, toList()))
            .entrySet()
            .stream()
            .map(same -> trust(same.getKey(), same.getValue().stream().map(Map.Entry::getKey)))
            .collect(joining());
  }

  private static String trust(Trusted trusted, Stream<String> presets) {
    List<String> names = presets.toList();
    String whose = names.equals(Preset.NAMES) ? "all" : String.join(", ", names);
    return IntStream.range(0, Trusted.ENTITIES.size())
        .mapToObj(
            i ->
                row(
                    Stream.of(whose, Trusted.ENTITIES.get(i)),
                    Stream.of(trusted.answered(), trusted.whileItRuns(), trusted.onceItIsGone())
                        .map(column -> column.get(i)),
                    Stream.of()))
        .collect(joining());
  }

  private static String row(Stream<String> left, Stream<String> middle, Stream<String> right) {
    return Stream.of(left, middle, right)
        .flatMap(cells -> cells)
        .collect(joining(" | ", "| ", " |\n"));
  }

  private static String name(Duration window) {
    return window.isZero() ? "now" : Template.duration(window);
  }

  /** Six digits: what differs later is the order of additions. */
  static String written(Reading reading) {
    return switch (reading) {
      case Reading.Value(double value) -> digits(value);
      case Reading.Unknown(Reading.Why why) ->
          switch (why) {
            case NO_DATA -> "none";
            case NOT_A_NUMBER -> "NaN";
            case LOW_TRAFFIC, STALE, SOURCE_FAILED, INVENTORY_UNKNOWN -> "unknown (" + why + ")";
          };
    };
  }

  private static String digits(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(6));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
