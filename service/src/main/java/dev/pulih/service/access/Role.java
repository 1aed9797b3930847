package dev.pulih.service.access;

import java.util.Locale;

/** How far somebody may go; each role may do what those before it may. */
public enum Role {
  /** Reads everything. */
  VIEW,
  /** Decides about incidents, as by Slack's buttons. */
  APPROVE,
  /** Decides about Pulih itself: what holds all actions, and what is sent again. */
  ADMIN;

  /** Whether it may do what another role may. */
  public boolean covers(Role other) {
    return compareTo(other) >= 0;
  }

  /** As it is written in the configuration and on pages. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
