package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.recover.Samples;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.PrometheusSettings;
import dev.pulih.service.prometheus.PrometheusSettings.Timing;
import dev.pulih.service.prometheus.PrometheusSource;
import dev.pulih.service.prometheus.Scope;
import dev.pulih.service.prometheus.SignalCatalog;
import dev.pulih.service.testing.Backfill;
import dev.pulih.service.testing.RealPrometheus;
import dev.pulih.service.web.Earlier;
import dev.pulih.service.web.page.SeriesPast.Told;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Series;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A week of a service's errors in a real Prometheus, of which a day is missing. */
class SeriesPastIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration TICK = Duration.ofSeconds(15);
  private static final Instant NOW = Samples.at(0);
  private static final Instant LOST = NOW.minus(Duration.ofDays(4));
  private static final Instant FOUND = NOW.minus(Duration.ofDays(3));
  private static final Series ERRORS =
      new Series(Signals.ERROR_RATE.over(Span.RECENT), new Entity.OfService(Samples.TXN));

  private RealPrometheus prometheus;
  private PrometheusSource source;
  private SeriesPast past;

  @BeforeEach
  void start() {
    prometheus = RealPrometheus.knowing(history());
    Timing patient = new Timing(PATIENCE, PATIENCE, PATIENCE, Duration.ZERO);
    source =
        new PrometheusSource(
            PrometheusSettings.of(prometheus.url()).with(patient),
            new SignalCatalog(
                Preset.named("client-library"), Scope.everything(), Spans.defaults()));
    past = new SeriesPast(Earlier.of(source), TICK, () -> NOW, PATIENCE);
  }

  @AfterEach
  void stop() {
    source.close();
    prometheus.close();
  }

  /** Of ten requests a second one fails. */
  private static Backfill history() {
    Backfill samples = new Backfill();
    String labels = "namespace=\"bos\",service=\"txn-service\",pod=\"txn-1\"";
    counts(samples, "http_requests_total{%s,status=\"200\"}".formatted(labels), 9);
    counts(samples, "http_requests_total{%s,status=\"503\"}".formatted(labels), 1);
    return samples;
  }

  private static void counts(Backfill samples, String series, double perSecond) {
    Instant first = NOW.minus(Duration.ofDays(7)).minus(Duration.ofMinutes(10));
    samples.series(series, first, LOST, TICK, second -> perSecond * second);
    samples.series(series, FOUND, NOW, TICK, second -> 1e7 + perSecond * second);
  }

  private SeriesThen over(ShownTime time) {
    Told told = past.of(ERRORS, Samples.TXN, time);
    assertThat(told).isInstanceOf(Told.Read.class);
    return SeriesThen.of(ERRORS, (Told.Read) told, FoundThen.nothing());
  }

  @Test
  void each_value_stands_at_its_time_and_the_day_that_is_missing_is_unknown() {
    SeriesThen week = over(ShownTime.WEEK);
    assertThat(week.failures()).isEmpty();
    assertThat(week.times().getLast()).isEqualTo(NOW);
    assertThat(week.times()).hasSizeBetween(240, 241);
    assertThat(known(week, true)).isNotEmpty().allSatisfy(v -> assertThat(v).isNaN());
    assertThat(known(week, false))
        .hasSizeGreaterThan(200)
        .allSatisfy(v -> assertThat(v).isCloseTo(0.1, within(1e-9)));
    assertThat(week.whole().usual()).isCloseTo(0.1, within(1e-9));
  }

  /** A rate needs two samples of its window. */
  private static List<Double> known(SeriesThen week, boolean lost) {
    Instant from = LOST.plus(Duration.ofMinutes(5));
    Instant to = FOUND.plus(Duration.ofMinutes(5));
    return IntStream.range(0, week.times().size())
        .filter(
            i -> lost == (week.times().get(i).isAfter(from) && week.times().get(i).isBefore(to)))
        .mapToObj(week.values()::get)
        .toList();
  }

  @Test
  void the_last_hour_is_asked_in_steps_of_a_tick() {
    SeriesThen hour = over(ShownTime.HOUR);
    assertThat(hour.step()).isEqualTo(TICK);
    assertThat(hour.values()).allSatisfy(v -> assertThat(v).isCloseTo(0.1, within(1e-9)));
  }

  @Test
  void while_prometheus_is_down_nothing_is_known_and_it_is_said_why() {
    prometheus.stop();
    SeriesThen hour = over(ShownTime.HOUR);
    assertThat(hour.values()).allSatisfy(v -> assertThat(v).isNaN());
    assertThat(hour.failures().isEmpty() && !hour.times().isEmpty()).isFalse();
    assertThat(ThenNotice.of(hour, hour.summary().getCount())).isPresent();
  }
}
