package dev.pulih.service.web;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.access.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An incident as one file. */
@RestController
final class ExportApi {

  private final ControlRoom room;

  ExportApi(ControlRoom room) {
    this.room = room;
  }

  /** Written as it goes: an incident of many events is larger than its answer needs to be. */
  @GetMapping("/api/incidents/{id}/export")
  @Needs(Role.VIEW)
  void export(@PathVariable String id, HttpServletResponse response) throws IOException {
    Begun state = room.standing(id).orElseThrow(() -> room.unknown(id));
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    room.archive().exporter().write(state, response.getOutputStream());
  }
}
