package dev.pulih.service.prometheus;

import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries what a tick and a page will ask, before the first tick: for {@code pulih check}. */
public final class SignalProbe implements AutoCloseable {

  private final SignalCatalog catalog;
  private final PrometheusSource source;
  private final PrometheusApi api;
  private final Together together;
  private final Clock clock;

  /** A probe of one server, whose clock is compared with this one. */
  public SignalProbe(PrometheusSettings settings, SignalCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.source = new PrometheusSource(settings, catalog);
    this.api = new PrometheusApi(settings);
    this.together = new Together(1, settings.timing().tick(), settings.access().secrets());
    this.clock = clock;
  }

  /** Asks for everything once; never throws for what a server can do wrong. */
  public ProbeReport probe(Collection<Watched> services) {
    Readings readings = source.read(catalog.all(), clock.instant());
    DataAge freshness = new DataAge(readings, catalog.spans());
    Optional<Duration> ahead = clockAhead();
    List<String> problems = new ArrayList<>(freshness.problems());
    ahead.flatMap(ServerClock::complaint).ifPresent(problems::add);
    problems.addAll(boundProblems(services));
    return new ProbeReport(checks(readings), ahead, freshness.youngest(), problems);
  }

  private Optional<Duration> clockAhead() {
    Instant before = clock.instant();
    Outcome<ServerClock> outcome = together.one(ServerClock.EXPRESSION, this::serverClock);
    return switch (outcome) {
      case Outcome.Answered<ServerClock>(ServerClock server) ->
          Optional.of(server.ahead(before, clock.instant()));
      case Outcome.Failed<ServerClock> _ -> Optional.empty();
    };
  }

  private ServerClock serverClock(String expression)
      throws IOException, InterruptedException, DoubtfulAnswer {
    ServerClock server = new ServerClock();
    api.now(expression, server);
    return server;
  }

  private List<SignalCheck> checks(Readings readings) {
    return catalog.all().stream().map(signal -> check(signal, readings)).toList();
  }

  private static SignalCheck check(Signal signal, Readings readings) {
    Map<Entity, Reading> entities = readings.entities(signal);
    long known = entities.values().stream().filter(r -> r.known().isPresent()).count();
    return new SignalCheck(
        signal,
        (int) known,
        (int) (entities.size() - known),
        Optional.ofNullable(readings.failures().get(signal)));
  }

  private List<String> boundProblems(Collection<Watched> services) {
    return catalog.bounds().map(query -> boundProblems(query, services)).orElse(List.of());
  }

  private List<String> boundProblems(SignalQuery query, Collection<Watched> services) {
    return switch (together.one(query, this::bounds)) {
      case Outcome.Answered<BucketBounds>(BucketBounds bounds) ->
          services.stream().map(bounds::complaint).flatMap(Optional::stream).toList();
      case Outcome.Failed<BucketBounds>(String why) -> List.of("The query for buckets " + why);
    };
  }

  private BucketBounds bounds(SignalQuery query)
      throws IOException, InterruptedException, DoubtfulAnswer {
    BucketBounds bounds = new BucketBounds(query);
    api.instant(query.expression(), clock.instant(), bounds);
    return bounds;
  }

  @Override
  public void close() {
    source.close();
    together.close();
    api.close();
  }
}
