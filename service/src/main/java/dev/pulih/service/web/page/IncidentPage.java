package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.access.Role;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.IncidentStory;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import dev.pulih.service.web.page.IncidentSheet.Look;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows one incident, and takes orders about it. */
@RestController
final class IncidentPage {

  private final ControlRoom room;
  private final View view;
  private final Templates templates;
  private final Assets assets;
  private final Courses courses;

  IncidentPage(ControlRoom room, View view, Templates templates, Assets assets) {
    this.room = room;
    this.view = view;
    this.templates = templates;
    this.assets = assets;
    this.courses = new Courses(view.earlier(), view.rules().detection().interval(), room.clock());
  }

  @GetMapping("/incidents/{id}")
  @Needs(Role.VIEW)
  ResponseEntity<String> incident(@PathVariable String id, HttpServletRequest request) {
    return templates.page("incident", given(id, request));
  }

  /** What changes of it, for a page that is open already. */
  @GetMapping("/parts/incidents/{id}")
  @Needs(Role.VIEW)
  ResponseEntity<String> part(@PathVariable String id, HttpServletRequest request) {
    return templates.page("incidentpart", given(id, request));
  }

  /** Why its stages come, or do not; it waits for a tick that is under way. */
  @GetMapping("/parts/incidents/{id}/why")
  @Needs(Role.VIEW)
  ResponseEntity<String> why(@PathVariable String id, HttpServletRequest request) {
    String service = standing(id).facts().incident().service().toString();
    return templates.page(
        "why", Map.of("frame", Frame.of(request, assets), "explanations", room.explain(service)));
  }

  @GetMapping("/parts/incidents/{id}/plots")
  @Needs(Role.VIEW)
  Plots plots(@PathVariable String id) {
    Begun incident = standing(id);
    return Plots.of(incident, room.recorded(incident), view, courses);
  }

  private Map<String, Object> given(String id, HttpServletRequest request) {
    boolean late = room.status().ticks().late();
    return Map.of("frame", Frame.of(request, assets), "sheet", sheet(id), "late", late);
  }

  private IncidentSheet sheet(String id) {
    return room.incident(id)
        .map(story -> sheet(standing(id), story))
        .orElseThrow(() -> Standby.unknown(room, id));
  }

  private IncidentSheet sheet(Begun incident, IncidentStory story) {
    List<Message> messages = Deliveries.of(room.recorded(incident), view.masking()::mask);
    Look look = new Look(room.clock().instant(), room.switches());
    return IncidentSheet.of(incident, story, messages, view, look);
  }

  private Begun standing(String id) {
    return room.standing(id).orElseThrow(() -> Standby.unknown(room, id));
  }

  /** Says what will happen, before anything does. */
  @GetMapping("/incidents/{id}/{order}")
  @Needs(Role.APPROVE)
  ResponseEntity<String> confirm(
      @PathVariable String id,
      @PathVariable String order,
      @RequestParam String as,
      HttpServletRequest request) {
    OrderKind.Offered offered = offered(id, order, as);
    Frame frame = Frame.of(request, assets);
    return templates.page(
        "confirm", Map.of("frame", frame, "sheet", sheet(id), "offered", offered));
  }

  @PostMapping("/incidents/{id}/{order}")
  @Needs(Role.APPROVE)
  ResponseEntity<String> give(
      @PathVariable String id,
      @PathVariable String order,
      @RequestParam String as,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request) {
    OrderKind.Offered offered = offered(id, order, as);
    Frame frame = Frame.of(request, assets);
    Result result = new Counter(room, view.orders()).give(id, offered, note, frame.name());
    return templates.given(frame, id, result);
  }

  private static OrderKind.Offered offered(String id, String order, String as) {
    try {
      return OrderKind.named(order)
          .filter(known -> known.least() == Role.APPROVE)
          .map(known -> new OrderKind.Offered(known, as))
          .orElseThrow(() -> Missing.incident(id));
    } catch (DateTimeException _) {
      throw Missing.incident(id);
    }
  }
}
