package dev.pulih.service.web.page;

import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Status.Lead;

/** This Pulih knows nothing of what is asked for, since another one leads. */
final class Standby extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Standby(Lead lead) {
    super(lead.said());
  }

  /** Nothing that is not known is shown as nothing. */
  static void refuse(ControlRoom room) {
    Lead lead = room.status().lead();
    if (!lead.leads()) {
      throw new Standby(lead);
    }
  }
}
