package dev.pulih.service.meter;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Passed;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.report.Agreement;
import dev.pulih.report.Agreement.Share;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Where the incidents stand, and how often models were right about them. */
public final class IncidentMeters {

  private static final Set<Class<?>> OVER = Set.of(Resolved.class, Closed.class, Passed.class);

  private final IncidentBook book;
  private final Instruments make;

  private IncidentMeters(IncidentBook book, Instruments make) {
    this.book = book;
    this.make = make;
  }

  /** Shows a book's incidents. */
  public static void of(IncidentBook book, Instruments make) {
    IncidentMeters meters = new IncidentMeters(book, make);
    states(Begun.class).filter(state -> !OVER.contains(state)).forEach(meters::count);
    make.gauge(
        "pulih.breakers.open",
        "Shifts of traffic that wait for a person to release them",
        meters::breakers);
    meters.agree("anomaly", Agreement::rules);
    meters.agree("recovery", Agreement::recovery);
    meters.agree("people", Agreement::people);
  }

  private static Stream<Class<?>> states(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(IncidentMeters::states)
        : Stream.of(type);
  }

  private void count(Class<?> state) {
    make.gauge(
        "pulih.incidents",
        "Incidents that are not over",
        () -> book.live().stream().filter(state::isInstance).count(),
        "state",
        state.getSimpleName());
  }

  private long breakers() {
    return book.all().stream()
        .map(state -> state.facts().breaker())
        .filter(Breaker::isOpen)
        .count();
  }

  private void agree(String with, Function<Agreement, Share> of) {
    verdicts(with, "true", latest -> of.apply(latest).agreed());
    verdicts(with, "false", latest -> of.apply(latest).all() - of.apply(latest).agreed());
  }

  private void verdicts(String with, String agreed, ToDoubleFunction<Agreement> count) {
    make.gauge(
        "pulih.verdicts",
        "Verdicts of models of the latest month that had any",
        () -> latest().map(count::applyAsDouble).orElse(0.0),
        "with",
        with,
        "agreed",
        agreed);
  }

  private Optional<Agreement> latest() {
    return Agreement.byMonth(book.all(), ZoneOffset.UTC).reversed().stream().findFirst();
  }
}
