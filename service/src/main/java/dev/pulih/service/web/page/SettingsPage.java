package dev.pulih.service.web.page;

import dev.pulih.flow.WatchLoop;
import dev.pulih.recover.Explanation;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import dev.pulih.service.web.page.InForce.Entry;
import dev.pulih.signal.ServiceRef;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is in force. */
@RestController
final class SettingsPage {

  private final ControlRoom room;
  private final View view;
  private final Templates templates;
  private final Assets assets;

  SettingsPage(ControlRoom room, View view, Templates templates, Assets assets) {
    this.room = room;
    this.view = view;
    this.templates = templates;
    this.assets = assets;
  }

  @GetMapping("/configuration")
  @Needs(Role.VIEW)
  ResponseEntity<String> settings(HttpServletRequest request) {
    return templates.page(
        "configuration",
        Map.of(
            "frame",
            Frame.of(request, assets),
            "force",
            view.rules().inForce(),
            "neighbours",
            room.status().neighbours()));
  }

  /** By service; it waits for a tick that is under way. */
  @GetMapping("/parts/configuration/services")
  @Needs(Role.VIEW)
  ResponseEntity<String> services(HttpServletRequest request) {
    Map<ServiceRef, List<Explanation>> explained =
        room.explain(WatchLoop.ALL).stream()
            .collect(Collectors.groupingBy(one -> one.about().service()));
    Map<ServiceRef, List<Entry>> places = view.rules().inForce().services();
    List<ServiceInForce> services =
        view.watched().stream()
            .map(
                watched ->
                    ServiceInForce.of(
                        watched,
                        view.rules().detection().own(watched.service()),
                        places.getOrDefault(watched.service(), List.of()),
                        explained.getOrDefault(watched.service(), List.of())))
            .toList();
    return templates.page(
        "configurationpart", Map.of("frame", Frame.of(request, assets), "services", services));
  }
}
