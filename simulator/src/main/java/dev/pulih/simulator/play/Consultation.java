package dev.pulih.simulator.play;

import dev.pulih.analyse.Briefing;
import dev.pulih.flow.TickReport;
import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.signal.PodRef;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an analyst would be told about each incident of a scenario at the tick at which it opens,
 * while Pulih only watches. A storm is not asked about.
 */
public final class Consultation {

  private final Play play;
  private final Simulation simulation;
  private final Set<String> known = new HashSet<>();
  private final List<Told> told = new ArrayList<>();

  /**
   * What an analyst would be told.
   *
   * @param at when
   * @param briefing what
   * @param faulty the pods that the fault is in, so that an answer can be judged
   */
  public record Told(Instant at, Briefing briefing, Set<PodRef> faulty) {
    public Told {
      faulty = Set.copyOf(faulty);
    }
  }

  private Consultation(Scenario scenario, long seed) {
    this.simulation = Simulation.begin(scenario, seed, Timing.usual());
    this.play =
        new Play(simulation, Setups.of(scenario.setting().office(), Mode.OBSERVE), audience());
  }

  /** The incidents that open within so long after the onset, the first first. */
  public static List<Told> of(Scenario scenario, long seed, Duration within) {
    Consultation consultation = new Consultation(scenario, seed);
    consultation.play.until(scenario.setting().onset().plus(within));
    return List.copyOf(consultation.told);
  }

  private Audience audience() {
    return new Audience() {
      @Override
      public void happened(Recorded event) {}

      @Override
      public void ticked(TickReport report) {
        listen(report.at());
      }
    };
  }

  private void listen(Instant at) {
    play.incidents().stream()
        .filter(incident -> known.add(incident.id()))
        .filter(incident -> !incident.facts().incident().isStorm())
        .forEach(incident -> told.add(told(at, incident)));
  }

  private Told told(Instant at, Begun incident) {
    return new Told(
        at, play.briefing(incident), Set.copyOf(simulation.world().fleet().afflicted()));
  }
}
