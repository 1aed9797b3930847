package dev.pulih.service.backtest;

import dev.pulih.backtest.Strip;
import dev.pulih.backtest.Strip.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What was read of a series as an SVG picture in a page: the values, the bound of each finding as a
 * dashed line, and the tick at which it began. A gap is time of which nothing is known, or nothing
 * was kept since nothing was found. Words stand beside the picture, where they are read on a phone
 * too.
 */
final class Plot {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 120;
  private static final int MARGIN = 6;

  private final List<Strip> strips;
  private final List<Point> points;
  private final double low;
  private final double high;

  /** Of the findings about one series. */
  Plot(List<Strip> strips) {
    this.strips = List.copyOf(strips);
    this.points = together(strips);
    this.low = DoubleStream.concat(known(), bounds()).min().orElse(0);
    double most = DoubleStream.concat(known(), bounds()).max().orElse(0);
    this.high = Math.max(most, low + Math.max(Math.abs(low) * 0.01, 1e-9));
  }

  /** Each tick once, in the order of time, with an unknown one before each stretch of them. */
  private static List<Point> together(List<Strip> strips) {
    List<Point> all = new ArrayList<>();
    strips.stream()
        .map(Strip::points)
        .sorted(Comparator.comparing(points -> points.getFirst().at()))
        .forEach(points -> append(points, all));
    return all;
  }

  private static void append(List<Point> points, List<Point> all) {
    Instant first = points.getFirst().at();
    Instant end = all.isEmpty() ? Instant.MIN : all.getLast().at();
    if (first.isAfter(end)) {
      all.add(new Point(first, Double.NaN));
    }
    points.stream().filter(point -> point.at().isAfter(end)).forEach(all::add);
  }

  private DoubleStream known() {
    return points.stream().mapToDouble(Point::value).filter(Double::isFinite);
  }

  private DoubleStream bounds() {
    return strips.stream().mapToDouble(Strip::bound).filter(Double::isFinite);
  }

  String svg() {
    return """
    <figure><svg viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" aria-label="%s">
    %s%s%s</svg><figcaption><b>%s</b> from %s to %s, %s to %s; %s</figcaption></figure>
    """
        .formatted(
            WIDTH,
            HEIGHT,
            name(),
            strips.stream().map(this::mark).collect(Collectors.joining()),
            strips.stream().map(this::bound).collect(Collectors.joining()),
            lines(),
            name(),
            points.getFirst().at(),
            points.getLast().at(),
            ReportText.plain(known().min().orElse(Double.NaN)),
            ReportText.plain(known().max().orElse(Double.NaN)),
            strips.stream().map(Plot::words).distinct().collect(Collectors.joining(", ")));
  }

  private String name() {
    return HtmlText.escaped(strips.getFirst().about().series().toString());
  }

  private static String words(Strip strip) {
    return "bound %s (%s)"
        .formatted(ReportText.plain(strip.bound()), HtmlText.escaped(strip.about().rule()));
  }

  private String mark(Strip strip) {
    String x = x(strip.from());
    return "<line class=\"mark\" x1=\"%s\" x2=\"%s\" y1=\"0\" y2=\"%d\"/>\n"
        .formatted(x, x, HEIGHT);
  }

  /** As far as was read around its finding: the next one of a deviation has another bound. */
  private String bound(Strip strip) {
    String from = x(strip.points().getFirst().at());
    String to = x(strip.points().getLast().at());
    String y = y(strip.bound());
    return "<line class=\"bound\" x1=\"%s\" x2=\"%s\" y1=\"%s\" y2=\"%s\"/>\n"
        .formatted(from, to, y, y);
  }

  /** A line for each stretch of known values. */
  private String lines() {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (Point point : points) {
      if (Double.isFinite(point.value())) {
        line.append(x(point.at())).append(',').append(y(point.value())).append(' ');
      } else {
        close(line, lines);
      }
    }
    close(line, lines);
    return lines.toString();
  }

  private static void close(StringBuilder line, StringBuilder lines) {
    if (!line.isEmpty()) {
      lines.append("<polyline points=\"").append(line.toString().strip()).append("\"/>\n");
      line.setLength(0);
    }
  }

  private String x(Instant at) {
    Instant first = points.getFirst().at();
    double whole = Math.max(1, Duration.between(first, points.getLast().at()).toMillis());
    return coordinate(Duration.between(first, at).toMillis() / whole * WIDTH);
  }

  private String y(double value) {
    double share = Double.isFinite(value) ? (value - low) / (high - low) : 0;
    return coordinate(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN));
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
