package dev.pulih.service.web.page;

import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.Resolution;
import dev.pulih.signal.ServiceRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which incidents somebody looks for.
 *
 * @param service the name of a service, with its namespace or without; empty for all
 * @param resolution what became of them; empty for anything
 * @param from the first day on which they were opened, in UTC
 * @param to the last one
 * @param page which page of the list, from 1
 */
public record HistoryQuery(
    String service, Optional<Resolution> resolution, LocalDate from, LocalDate to, int page) {

  /** Four weeks, so that days of the week weigh the same. */
  private static final int USUAL_DAYS = 28;

  private static final long MOST_DAYS = 1100;

  /**
   * As an address asks.
   *
   * @throws BadQuery with what is wrong
   */
  static HistoryQuery of(Map<String, String> asked, Instant now) {
    LocalDate to = day(asked, "to").orElseGet(() -> now.atZone(ZoneOffset.UTC).toLocalDate());
    LocalDate from = day(asked, "from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
    require(!from.isAfter(to), "query.order", from + " > " + to);
    require(ChronoUnit.DAYS.between(from, to) < MOST_DAYS, "query.long", from + " – " + to);
    return new HistoryQuery(
        asked.getOrDefault("service", "").strip(), resolution(asked), from, to, page(asked));
  }

  private static void require(boolean holds, String key, String got) {
    if (!holds) {
      throw new BadQuery(key, got);
    }
  }

  private static Optional<LocalDate> day(Map<String, String> asked, String name) {
    String text = asked.getOrDefault(name, "");
    require(
        text.isEmpty() || text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        "query.day",
        name + "=" + text);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      throw new BadQuery("query.day", name + "=" + text);
    }
  }

  private static Optional<Resolution> resolution(Map<String, String> asked) {
    String text = asked.getOrDefault("outcome", "");
    Optional<Resolution> named = ResolutionWords.named(text);
    require(text.isEmpty() || named.isPresent(), "query.outcome", "outcome=" + text);
    return named;
  }

  private static int page(Map<String, String> asked) {
    String text = asked.getOrDefault("page", "1");
    require(text.matches("[1-9][0-9]{0,5}"), "query.page", "page=" + text);
    return Integer.parseInt(text);
  }

  /** Whether an incident is among them. */
  boolean fits(Begun state) {
    LocalDate opened = opened(state);
    return !opened.isBefore(from)
        && !opened.isAfter(to)
        && resolution.map(wanted -> wanted == Resolution.of(state)).orElse(true)
        && (service.isEmpty() || concerned(state.facts().incident()).anyMatch(this::is));
  }

  /** A storm's members, too. */
  private static Stream<ServiceRef> concerned(Incident incident) {
    return Stream.concat(Stream.of(incident.service()), incident.services().stream());
  }

  private boolean is(ServiceRef other) {
    return other.toString().equals(service) || other.name().equals(service);
  }

  /** The day on which an incident was opened. */
  static LocalDate opened(Begun state) {
    return state.facts().incident().openedAt().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** What became of them, as an address says it. */
  public String outcome() {
    return resolution.map(ResolutionWords::code).orElse("");
  }

  /** The same with another page. */
  HistoryQuery on(int other) {
    return new HistoryQuery(service, resolution, from, to, other);
  }

  /** The part of an address that asks for a page of them. */
  public String at(int other) {
    return "?service=%s&outcome=%s&from=%s&to=%s&page=%d"
        .formatted(URLEncoder.encode(service, StandardCharsets.UTF_8), outcome(), from, to, other);
  }
}
