package dev.pulih.service.web.page;

import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.util.Optional;

/** How long what is measured reaches back, by the keys of the configuration. */
final class WindowsInForce {

  private WindowsInForce() {}

  /** The entries, and after them the windows. */
  static Entries after(Entries entries, Spans windows) {
    for (Span span : Span.values()) {
      key(span).ifPresent(key -> entries.time("windows." + key, windows.of(span)));
    }
    return entries;
  }

  private static Optional<String> key(Span span) {
    return switch (span) {
      case NONE -> Optional.empty();
      case RECENT -> Optional.of("recent");
      case EVALUATION -> Optional.of("evaluation");
      case CONDITION -> Optional.of("condition");
      case PAGE_LONG -> Optional.of("burn.pageLong");
      case PAGE_SHORT -> Optional.of("burn.pageShort");
      case TICKET_LONG -> Optional.of("burn.ticketLong");
      case TICKET_SHORT -> Optional.of("burn.ticketShort");
    };
  }
}
