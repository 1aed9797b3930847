package dev.pulih.report;

import dev.pulih.recover.Answer;
import dev.pulih.recover.Facts;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Who was affected, how badly and for how long, as far as the record tells. */
final class Impact {

  private static final String NOT_KNOWN =
      "Not in the record: how many requests and people were affected, and how much of the error"
          + " budget was used. Pulih keeps the error rate at its decisions, not of every minute.";

  private Impact() {}

  static List<String> lines(CaseFile file) {
    Facts facts = file.facts();
    List<String> lines = new ArrayList<>();
    lines.add(file.severity() + " in " + who(facts) + ".");
    lines.add(span(file));
    file.relapses().forEach(at -> lines.add(relapse(at)));
    facts.attempts().forEach(a -> lines.add(Tries.rates(a)));
    lines.addAll(traffic(file));
    lines.add(NOT_KNOWN);
    return lines;
  }

  private static String who(Facts facts) {
    return facts.incident().isStorm()
        ? facts.incident().members().size() + " services: " + names(facts)
        : "service " + facts.incident().service();
  }

  private static String names(Facts facts) {
    return facts.incident().members().stream()
        .map(ServiceRef::toString)
        .collect(Collectors.joining(", "));
  }

  private static String span(CaseFile file) {
    String from = "from " + Stamps.at(file.openedAt());
    String open = Stamps.spell(file.open());
    return file.over()
        ? "Open for " + open + ", " + from + " to " + Stamps.at(file.until()) + "."
        : "Open " + from + " and not over at " + Stamps.at(file.until()) + ", after " + open + ".";
  }

  private static String relapse(Instant at) {
    return "It came back at "
        + Stamps.at(at)
        + ", after it had been resolved; the time between is not counted.";
  }

  private static List<String> traffic(CaseFile file) {
    return file.facts().breaker().changes().stream()
        .map(c -> "A breaker is open on " + c.virtualService() + ": " + shifted(file))
        .distinct()
        .toList();
  }

  /** A breaker stays open until a person releases it, also where the weights were put back. */
  private static String shifted(CaseFile file) {
    if (file.undo().filter(Answer.Accepted.class::isInstance).isPresent()) {
      return "Pulih's shift of its traffic was put back, and waits to be released.";
    }
    return file.rescue().isPresent()
        ? "its traffic is still shifted, until a person releases it."
        : "Pulih's shift of its traffic is not released.";
  }
}
