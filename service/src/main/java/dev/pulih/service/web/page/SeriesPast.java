package dev.pulih.service.web.page;

import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Series;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What was measured of single series over a longer time, from where signals are read. It is asked
 * by one reader at a time, of a bounded number of steps, and given up after a while; no tick waits
 * for it.
 */
final class SeriesPast {

  /** A browser waits longer. */
  static final Duration LONGEST = Duration.ofSeconds(20);

  private final Earlier earlier;
  private final Duration tick;
  private final Duration longest;
  private final KeptAnswers<Question, Told> answers;

  private record Question(Series series, ShownTime time) {}

  /** What came of asking. */
  sealed interface Told {

    /** Somebody else asks. */
    record Busy() implements Told {}

    /** It was given up after so long. */
    record Late(Duration after) implements Told {}

    /**
     * It was answered.
     *
     * @param step how far apart the steps are
     * @param steps the oldest first; none where nothing earlier is kept
     */
    record Read(Duration step, List<Readings> steps) implements Told {
      public Read {
        steps = List.copyOf(steps);
      }
    }
  }

  SeriesPast(Earlier earlier, Duration tick, InstantSource clock) {
    this(earlier, tick, clock, LONGEST);
  }

  SeriesPast(Earlier earlier, Duration tick, InstantSource clock, Duration longest) {
    this.earlier = earlier;
    this.tick = tick;
    this.longest = longest;
    this.answers = new KeptAnswers<>(clock);
  }

  /** A series of a service, or of what counts for it, until now. */
  Told of(Series series, ServiceRef service, ShownTime time) {
    return answers
        .of(new Question(series, time), now -> ask(series, service, time, now))
        .orElseGet(Told.Busy::new);
  }

  private Told ask(Series series, ServiceRef service, ShownTime time, Instant now) {
    Stretch stretch = new Stretch(now.minus(time.length()), now);
    Duration step = stretch.step(tick);
    Earlier about = about(series.entity(), service);
    FutureTask<Told> asked =
        new FutureTask<>(
            () ->
                new Told.Read(
                    step,
                    about.history(List.of(series.signal()), stretch.from(), stretch.to(), step)));
    Thread.ofVirtual().start(asked);
    return awaited(asked);
  }

  /** Of what is not the service's own, others answer too. */
  private Earlier about(Entity entity, ServiceRef service) {
    return switch (entity) {
      case Entity.OfService _, Entity.OfPod _ -> earlier.only(service);
      case Entity.OfGroup _, Entity.OfDatabase _, Entity.OfCall _ -> earlier;
    };
  }

  private Told awaited(FutureTask<Told> asked) {
    try {
      return asked.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      asked.cancel(true);
      return new Told.Late(longest);
    } catch (InterruptedException _) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Told.Late(longest);
    } catch (ExecutionException e) {
      throw new IllegalStateException("What was measured earlier could not be asked.", e);
    }
  }
}
