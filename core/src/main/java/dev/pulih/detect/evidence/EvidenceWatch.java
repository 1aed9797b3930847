package dev.pulih.detect.evidence;

import dev.pulih.detect.evidence.EvidenceSettings.Alarm;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which services are under suspicion, tick by tick.
 *
 * <p>Every tick is weighed, so that nothing waits for a row; one in so many is learned from, so
 * that an hour of past is an hour whatever the interval. What is unknown altogether ends no
 * suspicion. For one thread.
 */
public final class EvidenceWatch {

  private final Duration row;
  private final double support;
  private final Map<ServiceRef, Accused> accused = new HashMap<>();
  private Instant learned = Instant.MIN;
  private int begun;

  /**
   * When it looks, and how often that may come to something.
   *
   * @param row the time from one row that is learned from to the next
   * @param interval the time from one tick to the next
   * @param wanted the suspicions of a service that a tick may begin by chance; empty: as many as
   *     there are
   */
  public record Rhythm(Duration row, Duration interval, OptionalDouble wanted) {
    private int ticksOfRow() {
      return Math.max(1, (int) row.dividedBy(interval));
    }
  }

  /**
   * A watch that has seen nothing.
   *
   * @param series what is watched; the place of each is that of its value in a tick's values
   */
  public EvidenceWatch(EvidenceSettings settings, Rhythm rhythm, List<EvidenceSeries> series) {
    Alarm alarm = ticks(settings.alarm(), rhythm.ticksOfRow());
    this.row = rhythm.row();
    this.support = settings.fusion().lone().support();
    ServiceEvidence.all(settings, series)
        .forEach(
            s ->
                accused.put(
                    s.service(), new Accused(s, new Trigger(alarm), new Raise(rhythm.wanted()))));
  }

  private static Alarm ticks(Alarm alarm, int ofRow) {
    return new Alarm(alarm.nats(), alarm.calm(), alarm.calmRows() * ofRow, alarm.fold());
  }

  /**
   * Weighs a tick.
   *
   * @param at its time, later than that of the tick before
   * @param values one for each series; NaN or infinite where unknown
   * @param sure what is sure of each, by which it is weighed: the value itself, or what is nearer
   *     to the usual
   */
  public void next(Instant at, double[] values, double[] sure) {
    boolean learns = learned.equals(Instant.MIN) || !at.isBefore(learned.plus(row));
    learned = learns ? at : learned;
    begun = 0;
    for (Accused service : accused.values()) {
      service.next(at, values, sure, learns);
    }
  }

  /** What there is against a service. */
  public Optional<Suspicion> of(ServiceRef service) {
    return Optional.ofNullable(accused.get(service)).flatMap(Accused::suspicion);
  }

  /** Whether another signal of a service supports what this one shows. */
  public boolean supported(ServiceRef service, GoldenSignal signal) {
    Accused there = accused.get(service);
    return there != null && there.evidence.supports(signal);
  }

  /** How many services came under suspicion at the latest tick. */
  public int begun() {
    return begun;
  }

  private final class Accused {

    private final ServiceEvidence evidence;
    private final Trigger trigger;
    private final Raise raise;
    private Optional<Suspicion> suspicion = Optional.empty();

    Accused(ServiceEvidence evidence, Trigger trigger, Raise raise) {
      this.evidence = evidence;
      this.trigger = trigger;
      this.raise = raise;
    }

    Optional<Suspicion> suspicion() {
      return suspicion;
    }

    void next(Instant at, double[] values, double[] sure, boolean learns) {
      evidence.weigh(values, sure);
      if (evidence.known()) {
        begun += begins() ? 1 : 0;
        suspicion = trigger.on() ? Optional.of(against(at)) : Optional.empty();
      }
      if (learns) {
        evidence.learn();
      }
    }

    private boolean begins() {
      boolean begins = trigger.next(evidence.level() / raise.factor());
      raise.learn(begins);
      return begins;
    }

    private Suspicion against(Instant at) {
      List<Contribution> now = reasons();
      List<Contribution> last = suspicion.map(Suspicion::reasons).orElse(now);
      return new Suspicion(suspicion.map(Suspicion::since).orElse(at), now.isEmpty() ? last : now);
    }

    private List<Contribution> reasons() {
      return evidence
          .contributions()
          .filter(c -> c.nats() >= support)
          .sorted(Comparator.comparingDouble(Contribution::nats).reversed())
          .toList();
    }
  }
}
