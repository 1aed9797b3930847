package dev.pulih.report;

import dev.pulih.recover.Attempt;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Facts;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Ratio;
import dev.pulih.recover.Transition.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A blameless post-mortem draft in Markdown. Every number and time in it is from the incident's own
 * events; text from logs is quoted as text.
 */
public final class Postmortem {

  private Postmortem() {}

  /** A draft for an incident from its events so far. */
  public static String draft(Begun state, List<Recorded> events) {
    Facts facts = state.facts();
    return String.join(
        "\n\n",
        "# Post-mortem draft: " + facts.incident().service() + ", incident " + state.id(),
        impact(facts, events),
        "## Timeline (UTC)\n\n" + timeline(events),
        "## Root cause\n\n" + cause(facts, events),
        "## What went well\n\n" + wentWell(facts, events),
        "## Action items\n\n" + actions(facts),
        "");
  }

  private static String impact(Facts facts, List<Recorded> events) {
    Instant from = facts.incident().openedAt();
    Instant to = events.isEmpty() ? from : events.getLast().at();
    String worst =
        facts.attempts().stream()
            .findFirst()
            .map(Attempt::before)
            .map(Ratio::text)
            .orElse("not recorded");
    return "## Impact\n\n- Severity: %s\n- Open from %s to %s (%d min)\n- Error rate when the first stage was decided: %s"
        .formatted(
            facts.alarm().severity(), from, to, Duration.between(from, to).toMinutes(), worst);
  }

  private static String timeline(List<Recorded> events) {
    return events.stream()
        .filter(e -> e.step().step() != Step.IGNORED)
        .map(e -> "- " + e.at() + " " + quoted(e.step().why()))
        .collect(Collectors.joining("\n"));
  }

  /** Markdown in foreign text stays text. */
  private static String quoted(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1").replace('\n', ' ');
  }

  private static String cause(Facts facts, List<Recorded> events) {
    String named =
        facts
            .notes()
            .cause()
            .map(TerminationCause::of)
            .map(TerminationCause::sentence)
            .orElse(TerminationCause.UNKNOWN);
    String log =
        lastLog(events)
            .map(l -> "\n\nLast lines of the container that ended:\n\n" + indented(l))
            .orElse("");
    String opinion =
        facts
            .notes()
            .opinion()
            .map(
                o ->
                    "\n\nOpinion of "
                        + o.source()
                        + ", not verified: "
                        + quoted(o.verdict().rootCause()))
            .orElse("");
    return named + log + opinion;
  }

  private static Optional<String> lastLog(List<Recorded> events) {
    return events.stream()
        .filter(e -> e.event() instanceof EvidenceCaptured)
        .flatMap(e -> ((EvidenceCaptured) e.event()).evidence().pods().stream())
        .map(Evidence.OfPod::previousLog)
        .filter(l -> !l.isBlank())
        .findFirst();
  }

  /** An indented block cannot be closed by what stands in it. */
  private static String indented(String log) {
    List<String> lines = log.lines().toList();
    return lines.subList(Math.max(0, lines.size() - 10), lines.size()).stream()
        .map(l -> "    " + l)
        .collect(Collectors.joining("\n"));
  }

  private static String wentWell(Facts facts, List<Recorded> events) {
    String results =
        facts.attempts().stream()
            .map(
                a ->
                    "- Stage "
                        + a.stage().number()
                        + " ended as "
                        + a.result()
                        + " ("
                        + Ratio.text(a.before())
                        + " -> "
                        + Ratio.text(a.after())
                        + ").")
            .collect(Collectors.joining("\n"));
    return results.isEmpty()
        ? "- People were called with " + events.size() + " recorded steps."
        : results;
  }

  private static String actions(Facts facts) {
    String prevention =
        facts
            .notes()
            .cause()
            .map(TerminationCause::of)
            .map(TerminationCause::prevention)
            .orElse(TerminationCause.INVESTIGATE);
    return "| action | owner |\n|---|---|\n| "
        + prevention
        + " | |\n| Review this draft, and complete it | |";
  }
}
