package dev.pulih.service.web.page;

import dev.pulih.service.access.Role;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows everything at a glance. */
@RestController
final class OverviewPage {

  private final ControlRoom room;
  private final View view;
  private final Templates templates;
  private final Assets assets;

  OverviewPage(ControlRoom room, View view, Templates templates, Assets assets) {
    this.room = room;
    this.view = view;
    this.templates = templates;
    this.assets = assets;
  }

  @GetMapping("/")
  @Needs(Role.VIEW)
  ResponseEntity<String> overview(HttpServletRequest request) {
    return templates.page("overview", given(request));
  }

  /** What changes of it, for a page that is open already. */
  @GetMapping("/parts/overview")
  @Needs(Role.VIEW)
  ResponseEntity<String> part(HttpServletRequest request) {
    return templates.page("overviewpart", given(request));
  }

  private Map<String, Object> given(HttpServletRequest request) {
    return Map.of("frame", Frame.of(request, assets), "overview", Overview.of(room, view));
  }
}
