package dev.pulih.service.web.page;

import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Status.Lead;

/** This Pulih knows nothing of what is asked for, since another one leads. */
final class Standby extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Standby(Lead lead) {
    super(lead.said());
  }

  /** Why nothing is known of an incident: there is none, unless another Pulih knows it. */
  static RuntimeException unknown(ControlRoom room, String id) {
    Lead lead = room.status().lead();
    return lead.leads() ? Missing.incident(id) : new Standby(lead);
  }

  /** Nothing that is not known is shown as nothing. */
  static void refuse(ControlRoom room) {
    Lead lead = room.status().lead();
    if (!lead.leads()) {
      throw new Standby(lead);
    }
  }
}
