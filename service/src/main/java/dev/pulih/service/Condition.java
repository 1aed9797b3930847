package dev.pulih.service;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Switches;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.IncidentView;
import dev.pulih.service.web.Status;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How Pulih is and which incidents need someone, in a few lines. */
final class Condition {

  /** More than that is for the command line. */
  private static final int MOST_INCIDENTS = 20;

  /** The same; a Prometheus that is down blinds all. */
  private static final int MOST_BLIND = 3;

  private Condition() {}

  static String text(ControlRoom room) {
    Status status = room.status();
    return String.join(
        "\n",
        "Pulih " + status.version() + (status.ticks().late() ? ", whose tick is LATE" : ""),
        "Actions: " + switched(room.switches(), room.clock().instant()),
        blind(status.blind()),
        incidents(room.incidents(false)));
  }

  private static String blind(List<String> services) {
    String named = services.stream().limit(MOST_BLIND).collect(Collectors.joining(", "));
    int more = services.size() - MOST_BLIND;
    return "Blind: "
        + (services.isEmpty() ? "none" : named)
        + (more > 0 ? "\nand " + more + " more services (./pulih status)" : "");
  }

  static String switched(Switches switches, Instant now) {
    return switches.hold(now).map(Hold::toString).orElse("as the modes allow");
  }

  private static String incidents(List<IncidentView> incidents) {
    String lines =
        incidents.stream()
            .limit(MOST_INCIDENTS)
            .map(Condition::line)
            .collect(Collectors.joining("\n"));
    int more = incidents.size() - MOST_INCIDENTS;
    return incidents.isEmpty()
        ? "No incident needs anybody."
        : lines + (more > 0 ? "\nand " + more + " more (./pulih incidents)" : "");
  }

  private static String line(IncidentView incident) {
    return incident.severity()
        + " "
        + incident.service()
        + ", "
        + incident.state()
        + (incident.breakerOpen() ? ", breaker open" : "")
        + ": "
        + incident.id();
  }
}
