package dev.pulih.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongToDoubleFunction;

/**
 * Samples at exact instants in the past, which {@code promtool} turns into the blocks of a
 * Prometheus (the answers of PromQL can then be computed by hand).
 */
public final class Backfill {

  private final StringBuilder openMetrics = new StringBuilder();

  /**
   * Samples of one series at equal distances, both ends included.
   *
   * @param series such as {@code up{pod="a"}}
   * @param value by the whole seconds since {@code from}
   */
  public Backfill series(
      String series, Instant from, Instant to, Duration step, LongToDoubleFunction value) {
    for (Instant at = from; !at.isAfter(to); at = at.plus(step)) {
      sample(series, at, value.applyAsDouble(Duration.between(from, at).toSeconds()));
    }
    return this;
  }

  /** One sample. */
  public Backfill sample(String series, Instant at, double value) {
    openMetrics
        .append(series)
        .append(' ')
        .append(value)
        .append(' ')
        .append(at.getEpochSecond())
        .append('\n');
    return this;
  }

  /**
   * One scrape.
   *
   * @param page what the target showed, in Prometheus's text format
   * @param labels what the scrape adds, such as {@code pod="a"}
   */
  public Backfill scrape(String page, String labels, Instant at) {
    page.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> scraped(line, line.lastIndexOf(' '), labels, at));
    return this;
  }

  private void scraped(String line, int space, String labels, Instant at) {
    String series = line.substring(0, space);
    String labelled =
        series.endsWith("}")
            ? series.substring(0, series.length() - 1) + "," + labels + "}"
            : series + "{" + labels + "}";
    sample(labelled, at, Double.parseDouble(line.substring(space + 1)));
  }

  void into(Path data) {
    Path text = data.resolveSibling("samples.om");
    try {
      Files.writeString(text, openMetrics + "# EOF\n");
      run(text, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path text, Path data) throws IOException {
    Process promtool =
        new ProcessBuilder(
                SystemTool.require("promtool").toString(),
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (promtool.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("promtool made no blocks: " + said);
    }
  }
}
