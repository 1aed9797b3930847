package dev.pulih.service;

import dev.pulih.policy.FirstFew;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.SwitchChange;
import dev.pulih.recover.Decision;
import dev.pulih.service.cluster.Mark;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the records are older than what Pulih has done, as after a database was put back from a
 * backup. Whoever takes over looks for changes in the cluster that bear Pulih's mark and whose
 * decision the records do not know: then nobody can say what else was lost, so the kill switch is
 * thrown until a person lifts it. Nothing acts before that comparison is made.
 */
final class OldRecords implements Supplier<Optional<String>> {

  private static final Logger LOG = LoggerFactory.getLogger(OldRecords.class);

  /** More objects than that say less. */
  private static final int MANY = 3;

  private final Supplier<List<Mark>> marks;
  private final Known known;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Topic failing = new Topic();
  private Consumer<String> people = _ -> {};
  private volatile Stand stand = Stand.WAITING;

  /**
   * The decisions that the records know.
   *
   * @param has whether they know one
   * @param add makes them know one that people were told of
   */
  record Known(Predicate<Decision> has, Consumer<Decision> add) {}

  /** How far the comparison has come. */
  private enum Stand {
    WAITING,
    BEGUN,
    DONE
  }

  /**
   * A comparison that is not made yet.
   *
   * @param marks what the cluster bears now
   * @param known what the records know
   * @param ledger where the kill switch is
   * @param clock what time it is
   */
  OldRecords(Supplier<List<Mark>> marks, Known known, Ledger ledger, InstantSource clock) {
    this.marks = marks;
    this.known = known;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** One with nothing to compare. */
  static OldRecords none(Ledger ledger) {
    return new OldRecords(List::of, new Known(_ -> true, _ -> {}), ledger, InstantSource.system());
  }

  /**
   * This Pulih acts as soon as somebody has looked.
   *
   * @param told who hears of it if something was lost
   */
  synchronized void begin(Consumer<String> told) {
    people = told;
    stand = Stand.BEGUN;
  }

  /** Compares, if that is still to be done. */
  synchronized void look() {
    if (stand == Stand.BEGUN) {
      attempt();
    }
  }

  private void attempt() {
    try {
      compare();
      stand = Stand.DONE;
    } catch (RuntimeException e) {
      if (failing.isNews(e.toString())) {
        LOG.warn(
            "What Pulih changed in the cluster cannot be compared with its records, so nothing is"
                + " done; it is tried again: {}",
            e.toString());
      }
    }
  }

  private void compare() {
    List<Mark> lost = marks.get().stream().filter(m -> !known.has().test(m.decision())).toList();
    if (!lost.isEmpty()) {
      stop(lost);
      lost.forEach(mark -> known.add().accept(mark.decision()));
    }
  }

  /** Whoever has thrown it before is not to be overruled. */
  private void stop(List<Mark> lost) {
    String objects = FirstFew.of(lost.stream().map(Mark::toString).sorted().toList(), MANY);
    if (ledger.switches().kill().isEmpty()) {
      String by = "Pulih, whose records are older than its changes of " + objects;
      ledger.change(SwitchChange.killed(clock.instant(), by));
    }
    String sentence =
        "The records are older than what Pulih did: they know nothing of its changes of %s. Was the database put back from a backup, or does another Pulih act here? The kill switch is thrown; see Backup and restore in docs/operations.md, then ./pulih resume."
            .formatted(objects);
    LOG.warn(sentence);
    people.accept(sentence);
  }

  /** What holds every action until the comparison is made. */
  @Override
  public Optional<String> get() {
    return stand == Stand.BEGUN
        ? Optional.of("Pulih, until it has compared its records with the cluster")
        : Optional.empty();
  }
}
