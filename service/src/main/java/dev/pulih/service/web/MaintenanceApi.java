package dev.pulih.service.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.flow.MaintenanceDesk.Outcome;
import dev.pulih.flow.MaintenanceDesk.Said;
import dev.pulih.flow.MaintenanceDesk.Wish;
import dev.pulih.policy.Maintenance;
import dev.pulih.service.access.Role;
import dev.pulih.signal.ServiceRef;
import java.security.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Windows in which people work on services. */
@RestController
@RequestMapping("/api/maintenance")
final class MaintenanceApi {
  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceApi.class);

  private final ControlRoom room;

  MaintenanceApi(ControlRoom room) {
    this.room = room;
  }

  /**
   * A window that is asked for; until an instant, or for a while.
   *
   * @param services names, or "all"
   * @param reason why
   * @param from such as 2026-11-23T04:00:00Z; now if it is missing
   * @param until such as 2026-11-23T06:00:00Z
   * @param length such as 2h, from its beginning
   * @param silent whether pages and messages wait for its end
   */
  record Order(
      @Nullable List<String> services,
      @Nullable String reason,
      @Nullable String from,
      @Nullable String until,
      @JsonProperty("for") @Nullable String length,
      @Nullable Boolean silent) {}

  /**
   * A window.
   *
   * @param id its id
   * @param services to which services; empty for all
   * @param by who said so
   * @param why the reason
   * @param from when it begins
   * @param until when it ends
   * @param silent whether pages and messages wait for its end
   * @param on whether it is on now
   */
  record Window(
      String id,
      List<String> services,
      String by,
      String why,
      Instant from,
      Instant until,
      boolean silent,
      boolean on) {
    static Window of(Maintenance window, Instant now) {
      Maintenance.Work work = window.work();
      return new Window(
          window.id(),
          work.services().stream().sorted().map(ServiceRef::toString).toList(),
          work.by(),
          work.why(),
          window.period().from(),
          window.period().until(),
          work.silent(),
          window.period().holds(now));
    }
  }

  /**
   * Windows.
   *
   * @param windows those that are on or to come
   */
  record Listed(List<Window> windows) {}

  @GetMapping
  @Needs(Role.VIEW)
  Listed list() {
    Instant now = now();
    return new Listed(
        room.maintenance().windows(now).stream().map(w -> Window.of(w, now)).toList());
  }

  @PostMapping
  @Needs(Role.ADMIN)
  Window start(@RequestBody Order order, Principal who) {
    Instant now = now();
    return said(room.maintenance().start(wish(order, who.getName(), now), now), "Planned", who);
  }

  @DeleteMapping("/{id}")
  @Needs(Role.ADMIN)
  Window end(@PathVariable String id, Principal who) {
    return said(room.maintenance().end(id, who.getName(), now()), "Ended", who);
  }

  private Window said(Outcome outcome, String how, Principal who) {
    return switch (outcome) {
      case Outcome.Stands(Maintenance window) -> {
        LOG.warn("{} by {}: {}", how, who.getName(), window);
        yield Window.of(window, now());
      }
      case Outcome.Refused(String what, String next) ->
          throw new Refused(
              how.equals("Ended") ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST, what, next);
    };
  }

  private Instant now() {
    return room.clock().instant();
  }

  private static Wish wish(Order order, String who, Instant now) {
    Optional<Instant> from = Optional.ofNullable(order.from()).map(Times::instant);
    return new Wish(
        order.services() == null ? List.of() : order.services(),
        from,
        Times.until(order.until(), order.length(), from.orElse(now))
            .truncatedTo(ChronoUnit.SECONDS),
        new Said(who, order.reason() == null ? "" : Person.reason(order.reason())),
        Boolean.TRUE.equals(order.silent()));
  }
}
