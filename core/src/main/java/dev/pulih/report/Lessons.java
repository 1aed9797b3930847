package dev.pulih.report;

import dev.pulih.policy.Stage;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Attempt;
import dev.pulih.recover.Attempt.Result;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.Transition.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What went well and what did not, as far as the record tells; what people did is for them. */
final class Lessons {

  static final String NOTHING = "The record names nothing; add what people know.";

  private Lessons() {}

  static List<String> good(CaseFile file) {
    List<String> lines = new ArrayList<>();
    file.rescue().ifPresent(a -> lines.add(recovered(a, file)));
    calls(file, lines);
    if (file.evidence().stream().anyMatch(e -> !e.pods().isEmpty())) {
      lines.add("What a restart destroys was captured before it.");
    }
    file.undo()
        .filter(Answer.Accepted.class::isInstance)
        .ifPresent(_ -> lines.add("The shift that made it worse was put back."));
    if (file.facts().attempts().stream().anyMatch(a -> a.result() == Result.DRY_RUN)) {
      lines.add(
          "Nothing was touched: the mode was dry-run, and what would have been done is known.");
    }
    if (file.facts().incident().isStorm()) {
      lines.add("The shared cause was one incident, without a restart or a shift.");
    }
    return orNothing(lines);
  }

  private static String recovered(Attempt attempt, CaseFile file) {
    Instant at = file.last(Step.RECOVERED).orElse(file.until());
    return "%s recovered it %s after it was decided, at %s."
        .formatted(
            attempt.stage() == Stage.RESTART ? "A rollout restart" : "A shift of traffic",
            Stamps.spell(Duration.between(attempt.at(), at)),
            Stamps.at(at));
  }

  private static void calls(CaseFile file, List<String> lines) {
    file.pagedAt()
        .ifPresentOrElse(
            at -> lines.add(paged(at, file)),
            () -> {
              if (file.over()) {
                lines.add("It ended without a page.");
              }
            });
  }

  private static String paged(Instant at, CaseFile file) {
    return "Pulih called people at %s, %s after it was opened."
        .formatted(Stamps.at(at), Stamps.spell(Duration.between(file.openedAt(), at)));
  }

  static List<String> bad(CaseFile file) {
    List<String> lines = new ArrayList<>();
    file.facts().attempts().stream()
        .map(Tries::failure)
        .filter(line -> !line.isEmpty())
        .forEach(lines::add);
    file.said(Step.WITH_PEOPLE).forEach(w -> lines.add(Quoted.line("Handed to people: " + w)));
    file.said(Step.HELD).forEach(why -> lines.add(Quoted.line("Held back: " + why)));
    file.said(Step.CALLED_OFF).forEach(why -> lines.add(Quoted.line("Called off: " + why)));
    file.undo()
        .filter(Answer.Refused.class::isInstance)
        .ifPresent(_ -> lines.add("The shift that made it worse could not be put back."));
    unheard(file).forEach(lines::add);
    gaps(file).forEach(gap -> lines.add(Quoted.line("Evidence is missing: " + gap)));
    luck(file, lines);
    return orNothing(lines);
  }

  private static List<String> unheard(CaseFile file) {
    return file.events().stream()
        .filter(e -> e.event() instanceof NotTold)
        .map((Recorded e) -> Quoted.line("A message did not arrive: " + file.said(e)))
        .distinct()
        .toList();
  }

  static List<String> gaps(CaseFile file) {
    return file.evidence().stream()
        .flatMap(e -> e.gaps().stream())
        .map(file.masking()::mask)
        .distinct()
        .toList();
  }

  private static void luck(CaseFile file, List<String> lines) {
    if (file.state() instanceof Resolved && file.rescue().isEmpty()) {
      lines.add("No action of Pulih ended it: it may come back.");
    }
  }

  private static List<String> orNothing(List<String> lines) {
    return lines.isEmpty() ? List.of(NOTHING) : lines;
  }
}
