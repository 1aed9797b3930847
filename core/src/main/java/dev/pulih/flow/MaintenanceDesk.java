package dev.pulih.flow;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Maintenance.Period;
import dev.pulih.policy.Maintenance.Work;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where people plan and end windows of maintenance, whatever they speak through. */
public final class MaintenanceDesk {
  /** Stands for every service. */
  public static final String ALL = "all";

  private static final Duration LONGEST = Duration.ofDays(30);

  private final Ledger ledger;
  private final List<ServiceRef> known;

  /** A desk for these services. */
  public MaintenanceDesk(Ledger ledger, Collection<ServiceRef> known) {
    this.ledger = ledger;
    this.known = known.stream().sorted().toList();
  }

  /**
   * A window that is asked for.
   *
   * @param services names such as txn-service or bos/txn-service, or {@link #ALL}
   * @param from when it begins; empty for now
   * @param until when it ends
   * @param said by whom, and why
   * @param silent whether pages and messages wait for its end
   */
  public record Wish(
      List<String> services, Optional<Instant> from, Instant until, Said said, boolean silent) {}

  /**
   * By whom, and why.
   *
   * @param by who
   * @param why the reason
   */
  public record Said(String by, String why) {}

  /** What comes of it. */
  public sealed interface Outcome {

    /** The window as it is now. */
    record Stands(Maintenance window) implements Outcome {}

    /**
     * Nothing changes.
     *
     * @param what what is wrong
     * @param next what to do
     */
    record Refused(String what, String next) implements Outcome {}
  }

  /** The windows that are on or to come, the next one first. */
  public List<Maintenance> windows(Instant now) {
    return ledger.switches().windows().stream()
        .filter(w -> isAhead(w, now))
        .sorted(
            Comparator.comparing((Maintenance w) -> w.period().from()).thenComparing(w -> w.id()))
        .toList();
  }

  /** Those that are over or were called off, as far as they are kept: the latest, up to so many. */
  public List<Maintenance> past(Instant now, int most) {
    return ledger.switches().windows().stream()
        .filter(w -> !isAhead(w, now))
        .sorted(
            Comparator.comparing((Maintenance w) -> w.period().until())
                .reversed()
                .thenComparing(Maintenance::id))
        .limit(most)
        .toList();
  }

  private static boolean isAhead(Maintenance window, Instant now) {
    Period period = window.period();
    return now.isBefore(period.until()) && period.from().isBefore(period.until());
  }

  /** Plans a window. Windows may overlap: each holds what it holds. */
  public synchronized Outcome start(Wish wish, Instant now) {
    return wrongTimes(wish, now)
        .or(() -> wrongWords(wish))
        .or(() -> wrongServices(wish))
        .<Outcome>map(refused -> refused)
        .orElseGet(() -> stands(window(wish, now)));
  }

  private Outcome stands(Maintenance window) {
    ledger.put(window);
    return new Outcome.Stands(window);
  }

  private Maintenance window(Wish wish, Instant now) {
    Set<ServiceRef> services = new HashSet<>();
    wish.services().stream().filter(n -> !n.equals(ALL)).forEach(n -> services.addAll(named(n)));
    boolean all = wish.services().contains(ALL);
    Work work =
        new Work(all ? Set.of() : services, wish.said().by(), wish.said().why(), wish.silent());
    return new Maintenance(newId(now), work, new Period(wish.from().orElse(now), wish.until()));
  }

  private String newId(Instant now) {
    String id = "m-" + Long.toString(now.getEpochSecond(), 36);
    long same = ledger.switches().windows().stream().filter(w -> w.id().startsWith(id)).count();
    return same == 0 ? id : id + "-" + (same + 1);
  }

  // ---- what is refused

  private static Optional<Outcome.Refused> wrongTimes(Wish wish, Instant now) {
    Instant from = wish.from().orElse(now);
    if (from.isBefore(now)) {
      return no("The window begins in the past: " + from + ".", "Leave it out to begin now.");
    }
    if (!wish.until().isAfter(from)) {
      return no(
          "The window ends at " + wish.until() + ", before it begins (" + from + ").",
          "Give an end after its beginning, in the future.");
    }
    return Duration.between(from, wish.until()).compareTo(LONGEST) > 0
        ? no("The window is longer than 30 days.", "Plan a shorter one, and another after it.")
        : Optional.empty();
  }

  private static Optional<Outcome.Refused> wrongWords(Wish wish) {
    return wish.said().why().isBlank()
        ? no("A window needs a reason.", "Say what is being worked on.")
        : Optional.empty();
  }

  private Optional<Outcome.Refused> wrongServices(Wish wish) {
    return wish.services().isEmpty()
        ? no("A window needs its services.", "Name them, or say \"all\". Known: " + names() + ".")
        : wish.services().stream().flatMap(n -> wrongService(n).stream()).findFirst();
  }

  private Optional<Outcome.Refused> wrongService(String name) {
    long many = name.equals(ALL) ? 1 : named(name).size();
    return many == 1
        ? Optional.empty()
        : no(
            many == 0
                ? "No service \"" + name + "\" is watched."
                : "\"" + name + "\" is the name of several services.",
            "Name one of these, or say \"all\": " + names() + ".");
  }

  private List<ServiceRef> named(String name) {
    return known.stream().filter(s -> s.toString().equals(name) || s.name().equals(name)).toList();
  }

  private String names() {
    return known.stream().map(ServiceRef::toString).collect(Collectors.joining(", "));
  }

  private static Optional<Outcome.Refused> no(String what, String next) {
    return Optional.of(new Outcome.Refused(what, next));
  }

  // ---- the end

  /** Ends a window now; one that has not begun is called off. */
  public synchronized Outcome end(String id, String by, Instant now) {
    return windows(now).stream()
        .filter(w -> w.id().equals(id))
        .findFirst()
        .map(w -> stands(w.ended(by, now)))
        .orElseGet(
            () -> new Outcome.Refused("No window \"" + id + "\" is on or to come.", ahead(now)));
  }

  private String ahead(Instant now) {
    List<Maintenance> windows = windows(now);
    return windows.isEmpty()
        ? "There is none."
        : "There are: "
            + windows.stream().map(Maintenance::id).collect(Collectors.joining(", "))
            + ".";
  }
}
