package dev.pulih.simulator.hostile;

import dev.pulih.flow.Candidacy;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing.Leader;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One of the processes that share the town's records: dead, frozen, waiting for the lead, or at
 * work.
 */
final class Replica {

  /** What a process of it is made of. */
  record Birth(Function<Leadership, VirtualPulih> pulih, Supplier<Optional<Candidacy>> candidacy) {}

  private final Birth birth;
  private Optional<Candidacy> candidacy = Optional.empty();
  private Optional<VirtualPulih> pulih = Optional.empty();
  private boolean alive;

  /** Whether one of its threads is under way. */
  boolean running;

  /** Whether none of its threads goes on, for so many steps. */
  int frozen;

  Replica(Birth birth) {
    this.birth = birth;
  }

  boolean alive() {
    return alive;
  }

  /** The process is started; it does nothing yet. */
  void start() {
    alive = true;
    candidacy = birth.candidacy().get();
  }

  void dies() {
    alive = false;
    candidacy = Optional.empty();
    pulih = Optional.empty();
  }

  /** Asks for the lead. Whoever has lost it ends. */
  void ask() {
    try {
      candidacy.ifPresent(Candidacy::ask);
    } catch (ShakyLog.Down _) {
      // Nobody can say who leads; it is asked again.
    }
    if (candidacy.filter(Candidacy::over).isPresent()) {
      throw new VirtualPulih.Ended();
    }
  }

  Leadership leadership() {
    return candidacy.<Leadership>map(c -> c).orElseGet(() -> Leadership.alone(0));
  }

  boolean leads() {
    return alive && leadership().standing() instanceof Leader;
  }

  /** It has the lead, and rebuilds what it knows from the log. */
  void takeOver() {
    pulih = Optional.of(birth.pulih().apply(leadership()));
  }

  /** What acts, while it leads. */
  Optional<VirtualPulih> acting() {
    return leads() ? pulih : Optional.empty();
  }
}
