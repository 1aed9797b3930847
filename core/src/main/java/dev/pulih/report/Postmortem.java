package dev.pulih.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A blameless post-mortem draft in Markdown. Every number and time in it is from the incident's own
 * events; text from logs is quoted as text. Prose stands beside what the record says, never in its
 * place.
 */
final class Postmortem {

  private Postmortem() {}

  /** A draft from the record alone. */
  static String template(CaseFile file, String because) {
    String how =
        "Written from the template, because " + Quoted.line(because) + ". Every number is from";
    Prose none = new Prose("", "", "", List.of());
    return draft(file, how, none);
  }

  /** A draft with prose that was checked and filled. */
  static String written(CaseFile file, Prose prose) {
    return draft(file, "Prose written by Claude, numbers checked: every number is from", prose);
  }

  private static String draft(CaseFile file, String how, Prose prose) {
    return Stream.of(
            "# Post-mortem draft: " + file.service() + ", incident " + file.state().id(),
            how + " Pulih's record of the incident.",
            "## Impact",
            prose.impact(),
            bullets(Impact.lines(file)),
            "## Timeline (UTC)",
            Chronicle.of(file).markdown(),
            "## Root cause",
            prose.rootCause(),
            String.join("\n\n", RootCause.paragraphs(file)),
            "## What went well",
            prose.wentWell(),
            bullets(Lessons.good(file)),
            "## What went badly, and where we were lucky",
            bullets(Lessons.bad(file)),
            "## Action items",
            ActionItems.table(
                Stream.concat(ActionItems.of(file).stream(), prose.actions().stream()).distinct()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static String bullets(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }
}
