package dev.pulih.notify;

import dev.pulih.recover.IncidentState.Begun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An incident as it stands, for a channel whose message is changed as it goes.
 *
 * @param title what matters most
 * @param lines the facts, in the order to be shown
 * @param errors the curve of the error rate, if it is known
 * @param invitations what people may order now
 */
public record Card(
    Wording title, List<Line> lines, Optional<Sparkline> errors, List<Invitation> invitations) {

  /**
   * A fact.
   *
   * @param name what it is called
   * @param value what is the case
   */
  public record Line(Wording name, Wording value) {}

  public Card {
    lines = List.copyOf(lines);
    invitations = List.copyOf(invitations);
  }

  /** The card of an incident. */
  public static Card of(Begun state, Glance glance, Runbooks runbooks) {
    return new Card(
        Titles.of(state),
        CardLines.of(state, glance, runbooks),
        glance.errors(),
        Invitation.of(state));
  }

  /**
   * The card of many messages in one.
   *
   * @param messages how many
   * @param saying what they say, by incident
   */
  public static Card folded(int messages, Map<String, String> saying) {
    Wording title =
        Wording.phrase(Term.FOLDED, Wording.words(messages), Wording.words(saying.size()));
    List<Line> lines =
        saying.entrySet().stream()
            .map(e -> new Line(Wording.words(e.getKey()), new Wording.Recorded(e.getValue())))
            .toList();
    return new Card(title, lines, Optional.empty(), List.of());
  }

  /** Whether it is about many incidents. */
  public boolean isFolded() {
    return title instanceof Wording.Phrase(Term term, var _) && term == Term.FOLDED;
  }

  /** The same for a channel by which nothing can be ordered. */
  public Card uninviting() {
    return new Card(title, lines, errors, List.of());
  }

  /** The same with its words changed, wherever they stand. */
  Card mapped(UnaryOperator<String> change) {
    List<Line> changed =
        lines.stream()
            .map(line -> new Line(line.name().mapped(change), line.value().mapped(change)))
            .toList();
    return new Card(title.mapped(change), changed, errors, invitations);
  }
}
