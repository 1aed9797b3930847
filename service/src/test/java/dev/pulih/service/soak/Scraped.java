package dev.pulih.service.soak;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of metrics in Prometheus's text format.
 *
 * @param text the page
 */
record Scraped(String text) {

  /** The sum of all samples of a metric. */
  double sum(String metric) {
    return sum(metric, "");
  }

  /**
   * The sum of the samples with a label.
   *
   * @param label such as {@code le="0.025"}
   */
  double sum(String metric, String label) {
    return Pattern.compile("(?m)^" + Pattern.quote(metric) + "(\\{[^}]*\\})? (\\S+)")
        .matcher(text)
        .results()
        .filter(sample -> label.isEmpty() || labels(sample.group(1)).contains(label))
        .mapToDouble(sample -> Double.parseDouble(sample.group(2)))
        .sum();
  }

  /** How often incidents took a step. */
  long steps(String step) {
    return (long) sum("pulih_steps_total", "step=\"" + step + "\"");
  }

  private static String labels(@Nullable String braces) {
    return braces == null ? "" : braces;
  }
}
