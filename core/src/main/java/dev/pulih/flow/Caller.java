package dev.pulih.flow;

import dev.pulih.flow.Switchboard.Line;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Channel;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.NotTold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls people. A line that refuses gives way to the next; one that is down does too, after a
 * while, and is tried until it is up again, since it is the one that follows the incident to its
 * end.
 */
final class Caller {

  private final Switchboard lines;
  private final Letters letters;

  Caller(Switchboard lines, Letters letters) {
    this.lines = lines;
    this.letters = letters;
  }

  Tried call(EffectId id, Effect.Page page, Present present) {
    return new Call(id, page, present).make();
  }

  /** One try of a call. */
  private final class Call {

    private final EffectId id;
    private final Effect.Page page;
    private final Present present;
    private final List<String> refusals = new ArrayList<>();
    private Optional<Tried.Later> down = Optional.empty();

    Call(EffectId id, Effect.Page page, Present present) {
      this.id = id;
      this.page = page;
      this.present = present;
    }

    Tried make() {
      for (Ways way : ways(page)) {
        Optional<Tried> result = way.line().map(this::ring).orElseGet(() -> missing(way));
        if (result.isPresent()) {
          return result.orElseThrow();
        }
      }
      return down.<Tried>map(later -> later).orElseGet(this::nobody);
    }

    private Tried nobody() {
      String first = page.by().stream().map(Channel::name).findFirst().orElse("nobody");
      return new Tried.Done(new NotTold(first, String.join("; ", refusals), page));
    }

    private Optional<Tried> missing(Ways way) {
      refusals.add(way.name() + ": not configured");
      return Optional.empty();
    }

    private Optional<Tried> ring(Line line) {
      return isCalled(line)
          ? Optional.of(enough(line))
          : lines
              .wait(line, id, Urgency.of(page), present)
              .map(wait -> later(turn(wait)))
              .orElseGet(() -> answered(line, say(line)));
    }

    /** Whether it called meanwhile, because another line was down. */
    private boolean isCalled(Line line) {
      boolean other = down.isPresent() || !refusals.isEmpty();
      return other && letters.called(id, page.contact()).contains(line.name());
    }

    /** It does not call again: the other line is tried until it takes it, or has refused by now. */
    private Tried enough(Line line) {
      String reference = letters.previous(id.incident(), line.name()).orElseThrow();
      return down.<Tried>map(later -> later)
          .orElseGet(() -> new Tried.Done(called(line, reference)));
    }

    private Called called(Line line, String reference) {
      return new Called(page.contact(), line.name(), reference, id.seq());
    }

    private static Tried.Later turn(Duration wait) {
      return new Tried.Later("it wants to be left alone", wait).atMost(wait);
    }

    private Delivery say(Line line) {
      return lines.send(
          line, letters.write(line, Kind.PAGE, page.headline(), present.state()), present);
    }

    private Optional<Tried> answered(Line line, Delivery delivery) {
      return switch (delivery) {
        case Delivery.Delivered(String reference) -> Optional.of(reached(line, reference));
        case Delivery.Rejected(String why) -> {
          refusals.add(line.name() + ": " + why);
          yield Optional.empty();
        }
        case Delivery.Retry(String why, Duration after) -> later(new Tried.Later(why, after));
      };
    }

    private Tried reached(Line line, String reference) {
      Called called = called(line, reference);
      return down.<Tried>map(later -> new Tried.Meanwhile(called, later))
          .orElseGet(() -> new Tried.Done(called));
    }

    /** The first line has some time; after that the way that opens first is taken. */
    private Optional<Tried> later(Tried.Later later) {
      Duration patience = present.state().facts().incident().policy().routing().fallBackAfter();
      Duration left = Duration.between(present.now(), present.decidedAt().plus(patience));
      down = down.map(before -> before.or(later)).or(() -> Optional.of(later));
      return left.isPositive() ? down.map(first -> first.atMost(left)) : Optional.empty();
    }
  }

  /** A way to a contact, which may not be there. */
  private record Ways(String name, Optional<Line> line) {
    /** PagerDuty wakes nobody by what it has already. */
    boolean rings() {
      return !name.equals(Channel.PAGERDUTY.name());
    }
  }

  private List<Ways> ways(Effect.Page page) {
    Stream<Ways> usual = page.by().stream().map(c -> new Ways(c.name(), lines.line(c)));
    Stream<Ways> own =
        Stream.of(new Ways("contact " + (page.contact() + 1), lines.line(page.contact())));
    return (page.contact() == 0 ? usual : Stream.concat(own, usual.filter(Ways::rings))).toList();
  }
}
