package dev.pulih.service.demo;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.Transition.Step;
import java.util.List;
import java.util.Optional;

/**
 * What the audience reads of an event.
 *
 * @param step what happened, by name
 * @param text what was seen, decided, and why
 */
record Line(Step step, String text) {

  /** Clocks that moved and messages that went out say nothing new. */
  static Optional<Line> of(Recorded event) {
    boolean quiet =
        event.step().step() == Step.WAITING
            || event.step().step() == Step.IGNORED
            || event.event() instanceof Told
            || event.event() instanceof Called;
    return quiet ? Optional.empty() : Optional.of(new Line(event.step().step(), text(event)));
  }

  private static String text(Recorded event) {
    return event.event() instanceof Drafted(String markdown)
        ? "post-mortem draft: " + gist(markdown)
        : event.step().why();
  }

  /** The draft's root cause and its first action. */
  private static String gist(String markdown) {
    List<String> lines = markdown.lines().toList();
    String cause = after(lines, "## Root cause", 2);
    String action = after(lines, "|---|---|", 1).replace("|", "").strip();
    return cause + " To do: " + action + ".";
  }

  private static String after(List<String> lines, String mark, int further) {
    int at = lines.indexOf(mark);
    return at < 0 || at + further >= lines.size() ? "" : lines.get(at + further);
  }
}
