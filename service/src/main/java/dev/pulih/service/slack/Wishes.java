package dev.pulih.service.slack;

import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.slack.Orders.Window;
import dev.pulih.service.slack.Visit.Command;
import dev.pulih.service.slack.Visit.Press;
import dev.pulih.service.slack.Wish.Document;
import dev.pulih.service.slack.Wish.Ordered;
import dev.pulih.service.slack.Wish.Question;
import dev.pulih.service.slack.Wish.Unclear;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Understands presses and commands.
 *
 * @param orders carries out what is ordered
 * @param runbooks a runbook's text by its id, in Markdown
 */
record Wishes(Orders orders, Function<String, Optional<String>> runbooks) {

  private static final String PAUSE =
      "A pause needs its length and a reason, such as: /pulih pause 30m database maintenance";

  private static final String WINDOW =
      "Maintenance needs its services, its length and a reason, such as: /pulih maintenance"
          + " txn-service 2h new disks";

  Wish of(Visit visit) {
    return switch (visit) {
      case Press press -> pressed(press);
      case Command(Visitor _, String text) -> typed(text.strip().split("\\s+", 2));
    };
  }

  private Wish pressed(Press press) {
    return Offer.read(press.actionId(), press.value())
        .<Wish>map(offer -> new Ordered(offer.toString(), by -> carriedOut(offer, by)))
        .orElseGet(() -> new Unclear(Hints.BUTTON));
  }

  private Result carriedOut(Offer offer, String by) {
    String incident = offer.incident();
    Instant of = offer.of();
    return switch (offer.kind()) {
      case APPROVE -> orders.approve(incident, of, by);
      case HOLD -> orders.hold(incident, of, by);
      case RELEASE -> orders.releaseBreaker(incident, of, by);
      case ACKNOWLEDGE -> orders.acknowledge(incident, of, by);
      case FALSE_ALARM -> orders.falseAlarm(incident, of, by);
    };
  }

  private Wish typed(String[] words) {
    String rest = words.length == 2 ? words[1] : "";
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "", "help" -> new Unclear(Hints.HELP);
      case "status" -> new Question(orders::status);
      case "pause" -> pause(rest.split("\\s+", 2));
      case "resume" -> new Ordered("resume", orders::resume);
      case "maintenance" -> maintenance(rest.strip());
      case "runbook" -> runbook(rest.strip().toUpperCase(Locale.ROOT));
      default -> new Unclear("\"" + words[0] + "\" is not known.\n" + Hints.HELP);
    };
  }

  private Wish pause(String[] words) {
    return words.length < 2
        ? new Unclear(PAUSE)
        : new Ordered(
            "pause " + words[0] + " " + words[1], by -> orders.pause(words[0], words[1], by));
  }

  private Wish maintenance(String rest) {
    String[] words = rest.split("\\s+", 2);
    String more = words.length == 2 ? words[1] : "";
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "", "list" -> new Question(orders::windows);
      case "end" -> new Ordered("maintenance " + rest, by -> orders.endWindow(more.strip(), by));
      case "silent" -> window(more.split("\\s+", 3), true);
      default -> window(rest.split("\\s+", 3), false);
    };
  }

  private Wish window(String[] words, boolean silent) {
    if (words.length < 3) {
      return new Unclear(WINDOW);
    }
    Window window = new Window(words[0], "", words[1], words[2], silent);
    return new Ordered(
        "maintenance " + (silent ? "silent " : "") + String.join(" ", words),
        by -> orders.startWindow(window, by));
  }

  private Wish runbook(String id) {
    return id.isEmpty()
        ? new Unclear(Hints.RUNBOOK)
        : new Document(
            () -> runbooks.apply(id), "There is no runbook \"" + id + "\". " + Hints.RUNBOOK);
  }
}
