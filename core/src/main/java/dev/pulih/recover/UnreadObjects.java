package dev.pulih.recover;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.pulih.policy.Reason;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.Unread;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;

/** The guards that look at objects which the cluster does not let Pulih read. */
final class UnreadObjects {

  private UnreadObjects() {}

  /** Of these guards, those of which nothing can be said for that. */
  static Inspection of(ServiceInventory here, Set<Reason> guards) {
    Map<Reason, String> why =
        here.unread().stream()
            .sorted()
            .filter(unread -> guards.contains(guard(unread)))
            .collect(groupingBy(UnreadObjects::guard, names()));
    return new Inspection(List.of(), Set.of(), why);
  }

  private static Collector<Unread, ?, String> names() {
    return mapping(Unread::text, joining(" and ", "Pulih may not read ", ""));
  }

  private static Reason guard(Unread unread) {
    return switch (unread) {
      case AUTOSCALERS -> Reason.AUTOSCALING;
      case CANARIES, ROLLOUTS -> Reason.OWNED_BY_CONTROLLER;
    };
  }
}
