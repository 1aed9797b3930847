package dev.pulih.service.web;

import dev.pulih.policy.Hold;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An incident in one line.
 *
 * @param id its id
 * @param service its service
 * @param severity P1 or P2
 * @param state where it stands, such as {@code judging restart}
 * @param openedAt when it was opened
 * @param live whether it is not over
 * @param paged whether people were paged
 * @param breakerOpen whether its shift of traffic waits to be released
 * @param held what holds its next action back
 * @param takenBy who has taken it on
 * @param undelivered how many messages about it no channel took
 */
public record IncidentView(
    String id,
    String service,
    String severity,
    String state,
    Instant openedAt,
    boolean live,
    boolean paged,
    boolean breakerOpen,
    Optional<String> held,
    Optional<String> takenBy,
    int undelivered) {

  static IncidentView of(Begun state) {
    Facts facts = state.facts();
    return new IncidentView(
        state.id(),
        facts.incident().service().toString(),
        facts.alarm().severity().name(),
        words(state.getClass().getSimpleName()),
        facts.incident().openedAt(),
        state.live(),
        facts.alarm().paged(),
        facts.breaker().isOpen(),
        facts.notes().held().map(Hold::toString),
        facts.alarm().response().taken().map(Response.Taken::by),
        facts.alarm().response().refused().size());
  }

  /** "JudgingRestart" as "judging restart". */
  static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
