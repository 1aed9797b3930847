package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.access.Role;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.DeadLetter;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the messages about an incident that no channel took, and sends them again. */
@RestController
final class ResendPage {

  private final ControlRoom room;
  private final View view;
  private final Templates templates;
  private final Assets assets;

  ResendPage(ControlRoom room, View view, Templates templates, Assets assets) {
    this.room = room;
    this.view = view;
    this.templates = templates;
    this.assets = assets;
  }

  /** Says what will be sent, before anything is. */
  @GetMapping("/incidents/{id}/resend")
  @Needs(Role.ADMIN)
  ResponseEntity<String> confirm(@PathVariable String id, HttpServletRequest request) {
    Begun incident = room.standing(id).orElseThrow(() -> Standby.unknown(room, id));
    return templates.page(
        "resend",
        Map.of(
            "frame",
            Frame.of(request, assets),
            "id",
            id,
            "asSeen",
            Footing.ofRefused(incident),
            "letters",
            letters(id)));
  }

  private List<DeadLetter> letters(String id) {
    return room.deadLetters().stream().filter(letter -> letter.incident().equals(id)).toList();
  }

  @PostMapping("/incidents/{id}/resend")
  @Needs(Role.ADMIN)
  ResponseEntity<String> give(
      @PathVariable String id, @RequestParam String as, HttpServletRequest request) {
    Frame frame = Frame.of(request, assets);
    OrderKind.Offered offered = new OrderKind.Offered(OrderKind.RESEND, as);
    Result result = new Counter(room, view.orders()).give(id, offered, "", frame.name());
    return templates.given(frame, id, result);
  }
}
