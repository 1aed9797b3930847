package dev.pulih.simulator.play;

import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Transition.Step;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenarios;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Plateaus of errors over a whole service, each played to its end: what starts when. */
public final class Sweep {

  private static final Timing TIMING =
      Timing.usual().withStep(Duration.ofSeconds(5)).withHistory(Duration.ofHours(6));

  private Sweep() {}

  /**
   * One plateau.
   *
   * @param share share of the requests that fail, 0 to 1
   * @param replicas the service's pods
   * @param duration how long
   */
  public record Plateau(double share, int replicas, Duration duration) {}

  /**
   * What started when, in seconds after the plateau began; empty if it never did.
   *
   * @param plateau the plateau
   * @param opened the incident
   * @param restart stage 1
   * @param shift stage 2 was decided, or found impossible
   * @param paged people
   */
  public record Row(
      Plateau plateau,
      OptionalLong opened,
      OptionalLong restart,
      OptionalLong shift,
      OptionalLong paged) {

    /** Whether something acted after the plateau was over, and no longer within the last minute. */
    public boolean actedLate(Duration grace) {
      long over = plateau.duration().plus(grace).toSeconds();
      return restart.orElse(0) > over;
    }
  }

  /** Plays one plateau. */
  public static Row of(Plateau plateau, long seed) {
    Scenario scenario = Scenarios.plateau(plateau.share(), plateau.replicas(), plateau.duration());
    Simulation simulation = Simulation.begin(scenario, seed, TIMING);
    Play play =
        new Play(
            simulation, Setups.of(scenario.setting().office(), Mode.AUTO), Audience.unwatched());
    play.until(scenario.setting().onset().plus(scenario.setting().length()));
    return row(plateau, play, scenario.setting().onset());
  }

  private static Row row(Plateau plateau, Play play, Instant onset) {
    List<Recorded> events = play.log().load();
    return new Row(
        plateau,
        first(events, Set.of(Step.OPENED), onset),
        first(events, Set.of(Step.RESTART_DECIDED), onset),
        first(events, Set.of(Step.SHIFT_DECIDED), onset),
        paged(play, onset));
  }

  private static OptionalLong first(List<Recorded> events, Set<Step> steps, Instant onset) {
    return seconds(
        events.stream().filter(e -> steps.contains(e.step().step())).map(Recorded::at).findFirst(),
        onset);
  }

  private static OptionalLong paged(Play play, Instant onset) {
    return seconds(
        play.incidents().stream()
            .flatMap(s -> s.facts().alarm().response().since().stream())
            .min(Instant::compareTo),
        onset);
  }

  private static OptionalLong seconds(Optional<Instant> at, Instant onset) {
    return at.map(a -> OptionalLong.of(Duration.between(onset, a).toSeconds()))
        .orElse(OptionalLong.empty());
  }
}
