package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why something is done about a service, or nothing. */
@RestController
@RequestMapping("/api/explain")
final class ExplainApi {

  private final ControlRoom room;

  ExplainApi(ControlRoom room) {
    this.room = room;
  }

  /**
   * Services of one name.
   *
   * @param explanations one for each namespace that has it
   */
  record Explained(List<ExplanationView> explanations) {}

  @GetMapping
  @Needs(Role.VIEW)
  Explained explain(@RequestParam String service) {
    List<ExplanationView> all = room.explain(service).stream().map(ExplanationView::of).toList();
    if (all.isEmpty()) {
      throw Refused.notExplained(service);
    }
    return new Explained(all);
  }
}
