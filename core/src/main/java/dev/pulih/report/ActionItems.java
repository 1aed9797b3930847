package dev.pulih.report;

import dev.pulih.recover.Attempt;
import dev.pulih.recover.IncidentEvent.NotTold;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be done, each with an owner to be named by people. */
final class ActionItems {

  private static final String SHARED =
      "Find what these services share that failed: a database, a network, a node";

  private static final String REVIEW = "Review this draft, and complete it";

  private ActionItems() {}

  /** What the record alone asks for. */
  static List<String> of(CaseFile file) {
    List<String> items = new ArrayList<>();
    items.add(prevention(file));
    file.facts().attempts().forEach(a -> items.addAll(after(a)));
    if (file.facts().breaker().isOpen()) {
      items.add("Mend what made a shift necessary, then ./pulih release " + file.state().id());
    }
    if (file.events().stream().anyMatch(e -> e.event() instanceof NotTold)) {
      items.add("Mend the channel that did not take a message");
    }
    if (!Lessons.gaps(file).isEmpty()) {
      items.add("Let Pulih capture the evidence that is missing");
    }
    return items.stream().distinct().toList();
  }

  private static String prevention(CaseFile file) {
    return file.facts()
        .notes()
        .cause()
        .map(TerminationCause::of)
        .map(TerminationCause::prevention)
        .orElse(file.facts().incident().isStorm() ? SHARED : TerminationCause.INVESTIGATE);
  }

  private static List<String> after(Attempt attempt) {
    String stage = Tries.name(attempt.stage());
    return switch (attempt.result()) {
      case DRY_RUN -> List.of("Decide whether Pulih may do " + stage + " by itself");
      case REFUSED -> List.of("Decide whether what stood against " + stage + " is to stay");
      case NOT_RECOVERED, INCONCLUSIVE -> List.of("Find out why " + stage + " did not help");
      case RELAPSED -> List.of("Find out why " + stage + " helped only for a while");
      case UNDER_WAY, RECOVERED -> List.of();
    };
  }

  /** A table without owners; the items are Markdown already. */
  static String table(Stream<String> items) {
    return Stream.concat(items, Stream.of(REVIEW))
        .map(item -> "| " + item + " | |")
        .collect(Collectors.joining("\n", "| action | owner |\n|---|---|\n", ""));
  }
}
