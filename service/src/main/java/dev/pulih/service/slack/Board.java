package dev.pulih.service.slack;

import com.slack.api.model.block.LayoutBlock;
import dev.pulih.notify.Card;
import dev.pulih.notify.Invitation;
import dev.pulih.notify.Sparkline;
import dev.pulih.recover.Ratio;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the card of an incident looks: its facts, the curve of its error rate, its buttons. */
final class Board {

  /** How long a foreign text may be in the message itself; its thread has more of it. */
  private static final int SHORT = 300;

  private static final int LONG = 2_500;

  private final Lexicon lexicon;
  private final Buttons buttons;

  Board(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.buttons = new Buttons(lexicon.language().locale());
  }

  String title(Card card) {
    return lexicon.plain(card.title());
  }

  /** The facts, a line each. */
  List<String> lines(Card card) {
    return card.lines().stream().map(line -> line(SHORT, line)).toList();
  }

  /** The same, with foreign texts in full where Slack takes them. */
  List<String> details(Card card) {
    return card.lines().stream().map(line -> line(LONG, line)).toList();
  }

  private String line(int most, Card.Line line) {
    return named(lexicon.markup(most, line.name()), lexicon.markup(most, line.value()));
  }

  static String named(String name, String value) {
    return "*" + name + "*: " + value;
  }

  /** What follows the facts. */
  Stream<LayoutBlock> rest(Card card, String incident) {
    return Stream.concat(card.errors().map(this::curve).stream(), buttons(card, incident).stream());
  }

  private LayoutBlock curve(Sparkline errors) {
    String range = lexicon.say("range", Ratio.text(0), Ratio.text(errors.high()));
    String marks = errors.marks().isEmpty() ? "" : "\n" + errors.marks();
    return Layout.section(
        named(lexicon.say("chart"), range) + "\n```\n" + errors.bars() + marks + "\n```");
  }

  private Optional<LayoutBlock> buttons(Card card, String incident) {
    return buttons.block(
        card.invitations().stream().map(invitation -> offer(invitation, incident)).toList());
  }

  private static Offer offer(Invitation invitation, String incident) {
    return switch (invitation) {
      case Invitation.Approve(var deadline) -> Offer.approve(incident, deadline);
      case Invitation.Decline(var deadline) -> Offer.hold(incident, deadline);
      case Invitation.Release(var since) -> Offer.release(incident, since);
      case Invitation.Acknowledge(var called) -> Offer.acknowledge(incident, called);
      case Invitation.CallFalse(var alarm) -> Offer.falseAlarm(incident, alarm);
    };
  }
}
