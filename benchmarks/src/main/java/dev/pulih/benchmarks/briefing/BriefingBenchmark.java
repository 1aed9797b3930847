package dev.pulih.benchmarks.briefing;

import dev.pulih.analyse.Briefing;
import dev.pulih.policy.Watched.Owned;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.play.Consultation;
import dev.pulih.simulator.play.Consultation.Told;
import dev.pulih.simulator.scenario.CoupledScenarios;
import dev.pulih.simulator.scenario.FaultKind;
import dev.pulih.simulator.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The briefings of simulated incidents against the same series written naively, and a reader that
 * knows nothing but their text.
 */
public final class BriefingBenchmark {

  /** A leak opens its incident four minutes after it began; later ones are other incidents. */
  private static final Duration WITHIN = Duration.ofMinutes(6);

  /** None that was looked at while text, ranking and reader were made; those began at 1. */
  private static final long FIRST_SEED = 101;

  private BriefingBenchmark() {}

  /**
   * One incident.
   *
   * @param kind what went wrong
   * @param service the service whose incident it is
   * @param bytes the size of its briefing
   * @param naive the size of the same series, naively
   * @param hits what the reader found
   */
  record Row(FaultKind kind, String service, int bytes, int naive, Hits hits) {

    double share() {
      return (double) bytes / naive;
    }
  }

  /**
   * What the reader found.
   *
   * @param entity the faulty service, or the database server that it uses up
   * @param pod the faulty pod; empty where the fault is in no single one
   * @param off how far its onset is from the true one
   */
  record Hits(boolean entity, Optional<Boolean> pod, Duration off) {

    boolean inTime() {
      return off.compareTo(Duration.ofMinutes(1)) <= 0;
    }
  }

  /** Prints the table of so many incidents. */
  public static void run(int incidents) {
    List<Row> rows = rows(incidents, FIRST_SEED);
    System.out.println(
        "| fault | incident of | briefing | naive | share | entity | pod | onset off |");
    System.out.println("|---|---|---:|---:|---:|---|---|---:|");
    rows.forEach(BriefingBenchmark::print);
    summarise(rows);
  }

  private static void print(Row row) {
    System.out.printf(
        "| `%s` | %s | %,d | %,d | %.1f %% | %s | %s | %d s |%n",
        row.kind(),
        row.service(),
        row.bytes(),
        row.naive(),
        100 * row.share(),
        word(row.hits().entity()),
        row.hits().pod().map(BriefingBenchmark::word).orElse("-"),
        row.hits().off().toSeconds());
  }

  private static String word(boolean hit) {
    return hit ? "found" : "missed";
  }

  private static void summarise(List<Row> rows) {
    long found = rows.stream().filter(r -> r.hits().entity() && r.hits().inTime()).count();
    List<Boolean> pods = rows.stream().flatMap(r -> r.hits().pod().stream()).toList();
    System.out.printf(
        "%nFaulty entity and onset within a minute: %d of %d. Faulty pod: %d of %d.%n",
        found, rows.size(), pods.stream().filter(hit -> hit).count(), pods.size());
    System.out.printf(
        "Bytes: %.1f %% of the naive form in all, %.1f %% at most; the largest briefing has %,d.%n",
        100.0 * rows.stream().mapToInt(Row::bytes).sum() / rows.stream().mapToInt(Row::naive).sum(),
        100 * rows.stream().mapToDouble(Row::share).max().orElse(0),
        rows.stream().mapToInt(Row::bytes).max().orElse(0));
  }

  /** The first incidents of all kinds of faults in turn, seed by seed. */
  static List<Row> rows(int incidents, long firstSeed) {
    return LongStream.iterate(firstSeed, seed -> seed + 1)
        .boxed()
        .flatMap(seed -> Arrays.stream(FaultKind.values()).flatMap(kind -> rows(kind, seed)))
        .limit(incidents)
        .toList();
  }

  private static Stream<Row> rows(FaultKind kind, long seed) {
    Scenario scenario = CoupledScenarios.of(kind, seed);
    return Consultation.of(scenario, seed, WITHIN).stream().map(told -> row(kind, scenario, told));
  }

  private static Row row(FaultKind kind, Scenario scenario, Told told) {
    Briefing briefing = told.briefing();
    return new Row(
        kind,
        briefing.service().name(),
        briefing.facts().getBytes(StandardCharsets.UTF_8).length,
        NaiveForm.bytes(briefing.dossier()),
        hits(BriefingReader.read(briefing.facts()), scenario, told));
  }

  private static Hits hits(BriefingReader.Found found, Scenario scenario, Told told) {
    ServiceRef faulty = scenario.truth().faulty().iterator().next();
    Optional<Boolean> pod =
        told.faulty().stream()
            .map(PodRef::toString)
            .findFirst()
            .map(name -> found.pod().filter(name::equals).isPresent());
    return new Hits(
        means(found.entity(), faulty, told), pod, off(found.onset(), scenario.setting().onset()));
  }

  private static boolean means(String entity, ServiceRef faulty, Told told) {
    Owned owned = told.briefing().dossier().around().owned().getOrDefault(faulty, Owned.nothing());
    return entity.equals(faulty.toString())
        || owned.databases().stream().anyMatch(server -> entity.equals("database " + server));
  }

  private static Duration off(Instant found, Instant truth) {
    return found.equals(Instant.MAX) ? Duration.ofDays(1) : Duration.between(truth, found).abs();
  }
}
