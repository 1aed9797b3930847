package dev.pulih.service.demo;

import dev.pulih.simulator.play.Sweep;
import dev.pulih.simulator.play.Sweep.Plateau;
import dev.pulih.simulator.play.Sweep.Row;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints, as a Markdown table, what starts when for plateaus of errors. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = "Prints what starts when, for plateaus of errors over a whole service.")
public final class SweepCommand implements Callable<Integer> {

  /** An action may come while the outage is still in the last minute. */
  private static final Duration GRACE = Duration.ofSeconds(75);

  @Option(names = "--seed", description = "Seed of the world's randomness (default 1).")
  private long seed = 1;

  @Option(names = "--percent", split = ",", description = "Shares of failing requests, in percent.")
  private List<Integer> percent = List.of(5, 10, 15, 20, 25, 30, 50, 75, 100);

  @Option(names = "--replicas", split = ",", description = "Numbers of pods.")
  private List<Integer> replicas = List.of(1, 2, 3, 5, 10);

  @Option(names = "--minutes", split = ",", description = "Durations in minutes.")
  private List<Integer> minutes = List.of(1, 5, 10, 30);

  /** Plays all; exit code 0 only if nothing acted on an outage that was over. */
  @Override
  public Integer call() {
    System.out.println("| errors | pods | minutes | incident | stage 1 | stage 2 | people |");
    System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
    long late = plateaus().stream().map(this::play).filter(r -> r.actedLate(GRACE)).count();
    return late == 0 ? 0 : 1;
  }

  private List<Plateau> plateaus() {
    return percent.stream()
        .flatMap(p -> replicas.stream().flatMap(r -> minutes.stream().map(m -> plateau(p, r, m))))
        .toList();
  }

  private static Plateau plateau(int percent, int replicas, int minutes) {
    return new Plateau(percent / 100.0, replicas, Duration.ofMinutes(minutes));
  }

  private Row play(Plateau plateau) {
    Row row = Sweep.of(plateau, seed);
    System.out.printf(
        "| %.0f %% | %d | %d | %s | %s | %s | %s |%n",
        plateau.share() * 100,
        plateau.replicas(),
        plateau.duration().toMinutes(),
        seconds(row.opened()),
        seconds(row.restart()),
        seconds(row.shift()),
        seconds(row.paged()));
    return row;
  }

  private static String seconds(OptionalLong seconds) {
    return seconds.isPresent() ? seconds.getAsLong() + " s" : "-";
  }
}
