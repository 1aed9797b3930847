package dev.pulih.service.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.service.access.Role;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How Pulih is, and what people switch. */
@RestController
@RequestMapping("/api")
final class SwitchesApi {

  private static final Logger LOG = LoggerFactory.getLogger(SwitchesApi.class);

  private static final int MOST = 1_000;

  private final ControlRoom room;

  SwitchesApi(ControlRoom room) {
    this.room = room;
  }

  /**
   * A pause that is asked for; until an instant, or for a while.
   *
   * @param reason why
   * @param until such as 2026-11-23T04:00:00Z
   * @param length such as 30m
   */
  record PauseOrder(
      @Nullable String reason,
      @Nullable String until,
      @JsonProperty("for") @Nullable String length) {}

  /**
   * What is switched.
   *
   * @param acting whether Pulih may act now, as far as people are concerned
   * @param pause the pause, if there is one
   * @param kill who switched all actions off
   */
  record Switched(boolean acting, Optional<Pause> pause, Optional<String> kill) {}

  /**
   * What is switched, and who changed it.
   *
   * @param switches what is switched now
   * @param changes the newest first
   */
  record Changes(Switched switches, List<SwitchChange> changes) {}

  /**
   * How Pulih is.
   *
   * @param status its state
   * @param switches what people switched
   * @param maintenance windows that are on or to come
   */
  record Health(Status status, Switched switches, List<MaintenanceApi.Window> maintenance) {}

  @GetMapping("/status")
  @Needs(Role.VIEW)
  Health status() {
    Instant now = room.clock().instant();
    List<MaintenanceApi.Window> windows =
        room.maintenance().windows(now).stream()
            .map(w -> MaintenanceApi.Window.of(w, now))
            .toList();
    return new Health(room.status(), switched(room.switches()), windows);
  }

  /** Who changed what is switched, the newest first. */
  @GetMapping("/switches")
  @Needs(Role.VIEW)
  Changes changes(@RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Refused.badRequest("The limit is from 1 to 1000; got " + limit + ".", "Ask again.");
    }
    return new Changes(switched(room.switches()), room.changes(limit));
  }

  @PostMapping("/pause")
  @Needs(Role.ADMIN)
  Switched pause(@RequestBody PauseOrder order, Principal who) {
    Pause pause = ordered(order, who.getName());
    LOG.warn("Paused by {} until {}: {}", pause.by(), pause.until(), pause.why());
    return switched(room.pause(pause));
  }

  @PostMapping("/kill")
  @Needs(Role.ADMIN)
  Switched kill(Principal who) {
    LOG.warn("All actions are switched off by {}, until someone resumes.", who.getName());
    return switched(room.kill(who.getName()));
  }

  @PostMapping("/resume")
  @Needs(Role.ADMIN)
  Switched resume(Principal who) {
    LOG.warn("Resumed by {}.", who.getName());
    return switched(room.resume(who.getName()));
  }

  private Pause ordered(PauseOrder order, String by) {
    Instant now = room.clock().instant();
    Instant until = Times.until(order.until(), order.length(), now);
    try {
      return Pauses.of(by, Objects.requireNonNullElse(order.reason(), ""), until, now);
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest(
          String.valueOf(e.getMessage()),
          "Send {\"reason\": ..., \"for\": ...}; to stop all actions without an end, use the kill"
              + " switch (POST /api/kill).");
    }
  }

  private Switched switched(Switches switches) {
    boolean acting = switches.hold(room.clock().instant()).isEmpty();
    return new Switched(acting, switches.pause(), switches.kill());
  }
}
