package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import dev.pulih.signal.ServiceInventory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a page of an incident fetches when it is wanted. */
@RestController
final class IncidentDetails {

  private final ControlRoom room;
  private final View view;
  private final Templates templates;
  private final Assets assets;
  private final PodPast past;

  IncidentDetails(ControlRoom room, View view, Templates templates, Assets assets) {
    this.room = room;
    this.view = view;
    this.templates = templates;
    this.assets = assets;
    this.past = new PodPast(view.earlier(), view.rules().detection().interval(), room.clock());
  }

  /**
   * Its service's pods and subsets, over its time too: that is asked of where signals are read, and
   * then it waits for a tick that is under way. Which pods are plotted is asked for by {@code pod},
   * each by its name.
   */
  @GetMapping("/parts/incidents/{id}/pods")
  @Needs(Role.VIEW)
  ResponseEntity<String> pods(
      @PathVariable String id,
      @RequestParam MultiValueMap<String, String> asked,
      HttpServletRequest request) {
    Begun incident = standing(id);
    Optional<ServiceInventory> running = running(incident);
    PodPast.Told told = past.of(incident);
    PodRecord memory = running.map(this::memory).orElseGet(PodRecord::nothing);
    return templates.page(
        "members",
        Map.of(
            "frame",
            Frame.of(request, assets),
            "members",
            running
                .map(here -> Members.of(here, memory.and(told.latest())))
                .orElseGet(Members::unknown),
            "then",
            MembersThen.of(told.then(), memory, running, asked.getOrDefault("pod", List.of())),
            "over",
            !incident.live(),
            "incident",
            id));
  }

  /** What was captured before its restarts. */
  @GetMapping("/parts/incidents/{id}/evidence")
  @Needs(Role.VIEW)
  ResponseEntity<String> evidence(@PathVariable String id, HttpServletRequest request) {
    Begun incident = standing(id);
    List<Captured> captured = Captured.of(room.recorded(incident), view.masking());
    return templates.page(
        "evidence", Map.of("frame", Frame.of(request, assets), "captured", captured));
  }

  private Begun standing(String id) {
    return room.standing(id).orElseThrow(() -> Standby.unknown(room, id));
  }

  private Optional<ServiceInventory> running(Begun incident) {
    return view.feed()
        .latest()
        .flatMap(seen -> seen.running(incident.facts().incident().service()));
  }

  private PodRecord memory(ServiceInventory inventory) {
    return new PodRecord(view.rules().traces().apply(Members.drawnFrom(inventory)).window());
  }
}
