package dev.pulih.flow;

import dev.pulih.flow.EffectRunner.Post;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Glance;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open incident, and lines to people that answer as a test says. */
final class Lines {

  final FakeLog log = new FakeLog();
  final Letters letters = new Letters(log, new Post(Switchboard.of(List.of()), _ -> Glance.none()));
  private final IncidentBook book = new IncidentBook(log, _ -> {});

  Lines() {
    this(Samples.incident(), Samples.p1());
  }

  Lines(Incident incident, Situation situation) {
    book.begin(incident, new Opened(incident, situation));
  }

  /** A channel that answers as a test says. */
  static final class Fake implements Notifier {
    final List<Notification> sent = new ArrayList<>();
    Delivery answer = new Delivery.Delivered("ref");
    Duration pace = Duration.ZERO;
    private final Channel channel;

    Fake(Channel channel) {
      this.channel = channel;
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public Duration pace() {
      return pace;
    }

    @Override
    public Delivery send(Notification notification) {
      sent.add(notification);
      return answer;
    }
  }

  /** No window silences anybody. */
  Silence silence() {
    return new Silence(new FakeLedger(), log);
  }

  Begun begun() {
    return book.all().getFirst();
  }

  /** So many more incidents open at the same time. */
  void opens(String prefix, int count) {
    for (int i = 0; i < count; i++) {
      Incident one =
          Incident.open(new ServiceRef("bos", prefix + i), Samples.T0, Policy.defaults());
      book.begin(one, new Opened(one, Samples.p1()));
    }
  }

  void happens(IncidentEvent event, long second) {
    book.apply(begun().id(), event, Samples.at(second));
  }

  /** The incident at a second, for an effect that was decided at another. */
  Present at(long second, long decided) {
    return new Present() {
      @Override
      public Begun state() {
        return begun();
      }

      @Override
      public Instant now() {
        return Samples.at(second);
      }

      @Override
      public Instant decidedAt() {
        return Samples.at(decided);
      }

      @Override
      public Optional<Hold> givenUp() {
        return Optional.empty();
      }
    };
  }
}
