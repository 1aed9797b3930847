package dev.pulih.report;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.Transition.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened, step by step: every recorded step but those of a clock, of messages that arrived
 * and of drafts.
 *
 * @param entries the steps, oldest first
 */
record Chronicle(List<Entry> entries) {

  private static final int MOST = 100;

  /**
   * One step.
   *
   * @param at when
   * @param said what was recorded, without personal data and names; it may hold foreign text
   */
  record Entry(Instant at, String said) {

    private String line() {
      return "- " + Stamps.bare(at) + " " + Quoted.line(said);
    }
  }

  Chronicle {
    entries = List.copyOf(entries);
  }

  static Chronicle of(CaseFile file) {
    return new Chronicle(
        file.events().stream()
            .filter(Chronicle::matters)
            .map(e -> new Entry(e.at(), said(file, e)))
            .toList());
  }

  private static boolean matters(Recorded recorded) {
    Step step = recorded.step().step();
    boolean quiet =
        switch (recorded.event()) {
          case Told _, Called _, Drafted _ -> true;
          case IncidentEvent.Beginning _, IncidentEvent.Happening _, IncidentEvent.Remark _ ->
              false;
        };
    return step != Step.IGNORED && step != Step.WAITING && !quiet;
  }

  private static String said(CaseFile file, Recorded recorded) {
    return switch (recorded.event()) {
      case ClosedBy(String _, String note) when !note.isBlank() ->
          "closed by a person: " + file.masking().mask(file.people().note(note));
      case OpinionGiven _ -> "an opinion, not verified: " + file.said(recorded);
      case IncidentEvent _ -> file.said(recorded);
    };
  }

  String markdown() {
    return lines().collect(Collectors.joining("\n"));
  }

  private Stream<String> lines() {
    int left = entries.size() - MOST;
    return left <= 0 ? lines(entries) : shortened(left);
  }

  private Stream<String> shortened(int left) {
    Stream<String> first = lines(entries.subList(0, MOST / 2));
    Stream<String> last = lines(entries.subList(entries.size() - MOST / 2, entries.size()));
    String gap = "- … " + left + " more steps, which ./pulih incident shows";
    return Stream.concat(Stream.concat(first, Stream.of(gap)), last);
  }

  private static Stream<String> lines(List<Entry> entries) {
    return entries.stream().map(Entry::line);
  }
}
