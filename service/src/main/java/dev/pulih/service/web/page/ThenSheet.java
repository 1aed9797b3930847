package dev.pulih.service.web.page;

import dev.pulih.detect.Expectation;
import dev.pulih.recover.Amount;
import dev.pulih.signal.Signal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What stands on the page of a signal that is shown over a longer time.
 *
 * @param time over which
 * @param notice why there is nothing, or not all; empty where all is well
 * @param step how far apart the values are; zero where there are none
 * @param figures what they are like together
 * @param rows they, the newest first
 * @param until where not all findings could be looked up: until when they were
 */
public record ThenSheet(
    ShownTime time,
    Optional<ThenNotice> notice,
    Duration step,
    List<Figure> figures,
    List<Row> rows,
    Optional<Instant> until) {

  public ThenSheet {
    figures = List.copyOf(figures);
    rows = List.copyOf(rows);
  }

  /**
   * A number.
   *
   * @param key of its name
   * @param text it, as people read it
   */
  public record Figure(String key, String text) {}

  /**
   * A value.
   *
   * @param at when it was measured
   * @param value as people read it; empty where unknown
   * @param found the rules that found something since the one before
   */
  public record Row(Instant at, String value, List<String> found) {
    public Row {
      found = List.copyOf(found);
    }
  }

  /** Of what was not read. */
  static ThenSheet without(ShownTime time, ThenNotice notice) {
    return new ThenSheet(
        time, Optional.of(notice), Duration.ZERO, List.of(), List.of(), Optional.empty());
  }

  static ThenSheet of(ShownTime time, SeriesThen then) {
    DoubleSummaryStatistics known = then.summary();
    return new ThenSheet(
        time,
        ThenNotice.of(then, known.getCount()),
        then.step(),
        known.getCount() == 0 ? List.of() : figures(then, known),
        IntStream.range(0, then.times().size()).mapToObj(i -> row(then, i)).toList().reversed(),
        then.findings().until());
  }

  private static List<Figure> figures(SeriesThen then, DoubleSummaryStatistics known) {
    Signal signal = then.series().signal();
    Expectation whole = then.whole();
    Stream<Figure> told =
        Double.isFinite(whole.usual())
            ? Stream.of(
                new Figure("then.mean", Amount.text(signal, whole.usual())),
                new Figure("then.sigma", Amount.text(signal, whole.sigma())))
            : Stream.of();
    return Stream.concat(
            told,
            Stream.of(
                new Figure("then.lowest", Amount.text(signal, known.getMin())),
                new Figure("then.highest", Amount.text(signal, known.getMax()))))
        .toList();
  }

  private static Row row(SeriesThen then, int step) {
    double value = then.values().get(step);
    boolean known = Double.isFinite(value);
    return new Row(
        then.times().get(step),
        known ? Amount.text(then.series().signal(), value) : "",
        then.found(step));
  }

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return !figures.isEmpty();
  }

  /** Whether enough is known for a mean and a band. */
  public boolean isCompared() {
    return figures.stream().anyMatch(figure -> figure.key().equals("then.mean"));
  }

  /** How many values are known. */
  public long known() {
    return rows.stream().filter(row -> !row.value().isEmpty()).count();
  }

  /** The part of an address that asks for the plots of a series. */
  public String asking(String series) {
    return "?range=" + time.code() + "&series=" + URLEncoder.encode(series, StandardCharsets.UTF_8);
  }
}
