package dev.pulih.report;

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
    lines.add(who(facts) + ", " + facts.alarm().severity() + ".");
    lines.add(span(file));
    file.relapses().forEach(at -> lines.add(relapse(at)));
    facts.attempts().forEach(a -> lines.add("Error rate of the service: " + Tries.rates(a)));
    lines.addAll(traffic(facts));
    lines.add(NOT_KNOWN);
    return lines;
  }

  private static String who(Facts facts) {
    return facts.incident().isStorm()
        ? facts.incident().members().size() + " services: " + names(facts)
        : "Service " + facts.incident().service();
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

  private static List<String> traffic(Facts facts) {
    return facts.breaker().changes().stream()
        .map(c -> "Traffic is still shifted: a breaker is open on " + c.virtualService() + ".")
        .distinct()
        .toList();
  }
}
