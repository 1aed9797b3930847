package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.web.Bounded;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What was measured while incidents lasted: the latest ticks from memory, what is older from where
 * signals are read. It is asked by one reader at a time, and seldom; others see what is in memory.
 */
final class Courses {

  /** Incidents whose earlier part is remembered. */
  static final int KEPT = 32;

  /** After so long what could not be read is asked for again. */
  static final Duration AGAIN = Duration.ofMinutes(1);

  private final Earlier earlier;
  private final Duration tick;
  private final InstantSource clock;
  private final ReentrantLock asking = new ReentrantLock();
  private final Map<String, Kept> kept = Bounded.byUse(KEPT);

  /**
   * An earlier part.
   *
   * @param asked when it was asked for
   * @param until how far it reaches
   * @param course what was measured
   */
  private record Kept(Instant asked, Instant until, Course course) {
    boolean serves(Instant latest, Instant now) {
      return !until.isBefore(latest) && (course.whole() || now.isBefore(asked.plus(AGAIN)));
    }
  }

  Courses(Earlier earlier, Duration tick, InstantSource clock) {
    this.earlier = earlier;
    this.tick = tick;
    this.clock = clock;
  }

  /**
   * What was measured of an incident's service.
   *
   * @param measured the oldest first
   * @param whole whether all of it could be read
   */
  record Course(List<Measured> measured, boolean whole) {
    Course {
      measured = List.copyOf(measured);
    }

    private static Course nothing() {
      return new Course(List.of(), false);
    }

    private Course until(Instant last) {
      return new Course(measured.stream().filter(it -> !it.at().isAfter(last)).toList(), whole);
    }

    private Course and(List<Measured> later) {
      return new Course(Stream.concat(measured.stream(), later.stream()).toList(), whole);
    }
  }

  /** What was measured of an incident's service; who comes while another asks has a part of it. */
  Course of(Begun incident, List<Measured> latest) {
    Instant now = clock.instant();
    Stretch stretch = Stretch.of(incident, now);
    List<Measured> inMemory = latest.stream().filter(it -> stretch.holds(it.at())).toList();
    Instant until = latest.isEmpty() ? stretch.to() : latest.getFirst().at().minus(tick);
    return until.isBefore(stretch.from())
        ? new Course(inMemory, true)
        : before(incident, stretch, until).and(inMemory);
  }

  private Course before(Begun incident, Stretch stretch, Instant until) {
    if (!asking.tryLock()) {
      return Course.nothing();
    }
    try {
      Instant last = until.isAfter(stretch.to()) ? stretch.to() : until;
      return known(incident, stretch, last).until(last);
    } finally {
      asking.unlock();
    }
  }

  private Course known(Begun incident, Stretch stretch, Instant last) {
    Optional<Kept> found =
        Optional.ofNullable(kept.get(incident.id())).filter(it -> it.serves(last, clock.instant()));
    return found.orElseGet(() -> keep(incident.id(), ask(incident, stretch))).course();
  }

  /** As far as it goes now, so that it serves for as long as the latest ticks reach back. */
  private Kept ask(Begun incident, Stretch stretch) {
    ServiceRef service = incident.facts().incident().service();
    List<Readings> read =
        earlier.history(Measured.SIGNALS, stretch.from(), stretch.to(), stretch.step(tick));
    return new Kept(
        clock.instant(),
        stretch.to(),
        new Course(
            read.stream().map(it -> Measured.of(it, service)).toList(),
            read.stream().allMatch(it -> it.failures().isEmpty())));
  }

  private Kept keep(String id, Kept part) {
    kept.put(id, part);
    return part;
  }
}
