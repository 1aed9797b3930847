package dev.pulih.service.web.page;

import dev.pulih.service.access.Role;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Holds actions and lets them go: of all services, or of some while people work on them. */
@RestController
final class SwitchPage {

  private final ControlRoom room;
  private final View view;
  private final Templates templates;
  private final Assets assets;

  SwitchPage(ControlRoom room, View view, Templates templates, Assets assets) {
    this.room = room;
    this.view = view;
    this.templates = templates;
    this.assets = assets;
  }

  /**
   * Says what will happen, before anything does.
   *
   * @param of the service that a window is meant for, or the id of the window that is to end
   */
  @GetMapping("/switches/{order}")
  @Needs(Role.ADMIN)
  ResponseEntity<String> confirm(
      @PathVariable String order,
      @RequestParam(defaultValue = "") String of,
      HttpServletRequest request) {
    SwitchOrder wanted = wanted(order);
    HeldActions held = HeldActions.of(room, room.clock().instant());
    return templates.page(
        "switch",
        Map.of(
            "frame",
            Frame.of(request, assets),
            "order",
            wanted,
            "held",
            held,
            "ending",
            wanted == SwitchOrder.END ? ending(held, of) : List.of(),
            "services",
            view.watched().stream().map(it -> it.service().toString()).sorted().toList(),
            "chosen",
            of));
  }

  private static List<HeldActions.Window> ending(HeldActions held, String id) {
    return List.of(held.window(id).orElseThrow(() -> Missing.page(id)));
  }

  @PostMapping("/switches/{order}")
  @Needs(Role.ADMIN)
  ResponseEntity<String> give(
      @PathVariable String order,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletRequest request) {
    SwitchOrder wanted = wanted(order);
    Frame frame = Frame.of(request, assets);
    Result result =
        new SwitchDesk(room, view.orders()).give(wanted, SwitchForm.of(sent), frame.name());
    return templates.given(frame, "", result);
  }

  /** A standby writes pauses and the kill switch as well as the leader, and no window. */
  private SwitchOrder wanted(String code) {
    SwitchOrder wanted = SwitchOrder.named(code).orElseThrow(() -> Missing.page(code));
    if (wanted.isOfWindows()) {
      Standby.refuse(room);
    }
    return wanted;
  }
}
