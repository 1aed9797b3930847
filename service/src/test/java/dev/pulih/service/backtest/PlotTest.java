package dev.pulih.service.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.backtest.Episode.About;
import dev.pulih.backtest.Strip;
import dev.pulih.backtest.Strip.Point;
import dev.pulih.detect.Severity;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A picture, 640 wide, of strips of eleven ticks each: 150 s, the finding in their middle. */
class PlotTest {

  private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
  private static final ServiceRef TXN = new ServiceRef("bos", "txn-service");
  private static final About ABOUT =
      new About(
          TXN,
          "error_rate_p2",
          new Series(Signals.ERROR_RATE, new Entity.OfService(TXN)),
          Optional.of(Severity.P2));
  private static final Pattern POLYLINE = Pattern.compile("<polyline ");
  private static final Pattern POINT = Pattern.compile("\\d+\\.\\d,\\d+\\.\\d");

  private static Strip strip(long second, double value) {
    List<Point> points =
        IntStream.range(0, 11)
            .mapToObj(i -> new Point(T0.plusSeconds(second + 15L * i), value))
            .toList();
    return new Strip(ABOUT, T0.plusSeconds(second + 75), 0.02, points);
  }

  private static String svg(Strip... strips) {
    return new Plot(List.of(strips)).svg();
  }

  private static long count(Pattern what, String svg) {
    return what.matcher(svg).results().count();
  }

  @Test
  void all_findings_of_an_incident_are_in_the_picture_with_what_was_read_around_them() {
    String svg = svg(strip(0, 0.03), strip(3600, 0.08));
    assertThat(svg)
        .contains("class=\"mark\" x1=\"12.8\" x2=\"12.8\"") // 75 of 3,750 s
        .contains("class=\"mark\" x1=\"627.2\" x2=\"627.2\"") // 3,675 of them
        .contains("class=\"bound\" x1=\"0.0\" x2=\"25.6\"")
        .contains("class=\"bound\" x1=\"614.4\" x2=\"640.0\"")
        .contains("from 2026-11-01T00:00:00Z to 2026-11-01T01:02:30Z, 0.03000 to 0.08000");
    assertThat(count(POLYLINE, svg)).as("nothing was kept between them").isEqualTo(2);
    assertThat(count(POINT, svg)).isEqualTo(22);
  }

  @Test
  void what_two_findings_share_is_drawn_once() {
    String svg = svg(strip(75, 0.03), strip(0, 0.03));
    assertThat(count(POLYLINE, svg)).isEqualTo(1);
    assertThat(count(POINT, svg)).isEqualTo(16); // 0 to 225 s
  }

  @Test
  void a_finding_within_the_strip_of_another_one_adds_its_mark_alone() {
    String svg = svg(strip(0, 0.03), strip(0, 0.03));
    assertThat(count(POINT, svg)).isEqualTo(11);
    assertThat(count(Pattern.compile("class=\"mark\""), svg)).isEqualTo(2);
  }
}
