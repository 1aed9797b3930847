package dev.pulih.service.web.page;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.service.web.Earlier;
import dev.pulih.signal.Readings;
import dev.pulih.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of the pods of incidents, from where signals are read. It is asked by one
 * reader at a time, and answers the same for a minute; no tick waits for it.
 */
final class PodPast {

  private final Earlier earlier;
  private final Duration tick;
  private final KeptAnswers<String, Told> answers;

  /**
   * What is told of an incident's pods.
   *
   * @param then over its time; empty where that cannot be read, or somebody else reads
   * @param latest their P99s over the latest ticks, as far as those could be read
   */
  record Told(Optional<PodRecord> then, PodRecord latest) {
    static Told nothing() {
      return new Told(Optional.empty(), PodRecord.nothing());
    }
  }

  PodPast(Earlier earlier, Duration tick, InstantSource clock) {
    this.earlier = earlier;
    this.tick = tick;
    this.answers = new KeptAnswers<>(clock);
  }

  /** What can be told of the pods of an incident's service. */
  Told of(Begun incident) {
    return answers.of(incident.id(), now -> ask(incident, now)).orElseGet(Told::nothing);
  }

  private Told ask(Begun incident, Instant now) {
    Earlier ofService = earlier.only(incident.facts().incident().service());
    Stretch stretch = Stretch.of(incident, now);
    List<Readings> then =
        ofService.history(Earlier.OF_PODS, stretch.from(), stretch.to(), stretch.step(tick));
    return new Told(read(then), latest(ofService, now));
  }

  /** Without one of these nothing can be drawn; a latency may be missing. */
  private static Optional<PodRecord> read(List<Readings> steps) {
    boolean read =
        steps.stream()
            .map(Readings::failures)
            .noneMatch(
                it ->
                    it.containsKey(Signals.POD_REQUEST_RATE)
                        || it.containsKey(Signals.POD_ERROR_RATE));
    return steps.isEmpty() || !read ? Optional.empty() : Optional.of(PodRecord.of(steps));
  }

  private PodRecord latest(Earlier ofService, Instant now) {
    Instant from = now.minus(tick.multipliedBy(TickCurve.TICKS - 1L));
    return PodRecord.of(ofService.history(Signals.ofPages(), from, now, tick));
  }
}
