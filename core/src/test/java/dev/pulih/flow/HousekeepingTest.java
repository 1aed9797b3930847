package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.policy.Fleet;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Guards;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.policy.Retention.Pace;
import dev.pulih.policy.TroubleElsewhere;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.signal.ServiceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random incidents, of which what is 4 h old goes: the shortest time that is allowed. */
class HousekeepingTest {

  private static final Duration KEPT = Duration.ofHours(4);
  private static final Duration UNDELIVERED = Duration.ofHours(30);
  private static final int SEEDS = 400;

  @Test
  void exactly_what_the_rule_says_goes_and_the_log_is_whole() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Lives<FakeLog> lives = Lives.of(seed);
      Set<String> before = ids(lives.log().load());
      Set<String> due = due(lives, seen);
      List<Recorded> rest =
          lives.log().load().stream().filter(e -> !due.contains(e.incident())).toList();

      cleanUp(lives, KEPT);

      assertThat(difference(before, ids(lives.log().load()))).as("seed %d", seed).isEqualTo(due);
      assertThat(lives.log().load()).isEqualTo(rest);
      assertThat(new IncidentBook(lives.log(), _ -> {}).all()).isEqualTo(lives.book().all());
    }
    // Each reason to stay, and going, has been met.
    assertThat(seen).contains("live", "breaker", "outbox", "young", "undelivered", "goes");
  }

  /** Told from the log alone. */
  private static Set<String> due(Lives<FakeLog> lives, Set<String> seen) {
    return ids(lives.log().load()).stream()
        .filter(id -> seen(seen, why(lives, id)).equals("goes"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String seen(Set<String> seen, String why) {
    seen.add(why);
    return why;
  }

  private static String why(Lives<FakeLog> lives, String id) {
    Begun state = (Begun) lives.book().state(id);
    Duration age = Duration.between(lives.log().events(id).getLast().at(), lives.now());
    if (state.live()) {
      return "live";
    }
    if (!state.facts().breaker().isOver()) {
      return "breaker";
    }
    if (lives.log().queued().stream().anyMatch(q -> q.id().incident().equals(id))) {
      return "outbox";
    }
    boolean refused = !state.facts().alarm().response().refused().isEmpty();
    if (refused && age.compareTo(UNDELIVERED) <= 0 && age.compareTo(KEPT) > 0) {
      return "undelivered";
    }
    return age.compareTo(KEPT) <= 0 ? "young" : "goes";
  }

  /**
   * The same world with and without retention: guards, live incidents and what is opened next. What
   * is configured is shorter than what guards look back to, so that the rule itself must keep that.
   */
  @Test
  void nothing_that_is_decided_after_it_is_decided_otherwise() {
    int removed = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Lives<FakeLog> kept = Lives.of(seed);
      Lives<FakeLog> cleaned = Lives.of(seed);
      removed += cleanUp(cleaned, Duration.ofNanos(1));
      IncidentBook replayed = new IncidentBook(cleaned.log(), _ -> {});

      assertThat(replayed.live()).as("seed %d", seed).isEqualTo(kept.book().live());
      for (ServiceRef service : Lives.SERVICES) {
        assertThat(holds(replayed, service, kept.now()))
            .isEqualTo(holds(kept.book(), service, kept.now()));
        assertThat(met(replayed, service, kept.now()))
            .isEqualTo(met(kept.book(), service, kept.now()));
      }
    }
    assertThat(removed).isGreaterThan(SEEDS);
  }

  private static List<Hold> holds(IncidentBook book, ServiceRef service, Instant now) {
    GuardLimits limits = GuardLimits.defaults();
    Remembered remembered = Remembered.at(now, new FakeLedger(), limits.restarts());
    Fleet fleet = Fleets.of(book.all(), remembered, TroubleElsewhere.nothing());
    List<Hold> holds = new ArrayList<>(new Guards(limits).anyAction(service, "new", fleet, now));
    Guards.busy("VirtualService bos/txn", "new", fleet).ifPresent(holds::add);
    assertThat(fleet.openBreakers()).isNotNull();
    return holds;
  }

  /** Which incidents of a service are live after it is in trouble, and in which state. */
  private static List<String> met(IncidentBook book, ServiceRef service, Instant now) {
    if (book.live().stream().noneMatch(s -> s.facts().incident().service().equals(service))) {
      new Openings(book, Policy.defaults()).meet(service, Samples.p1(), now);
    }
    return book.live().stream().map(s -> s.id() + " " + s.getClass().getSimpleName()).toList();
  }

  @Test
  void what_happens_to_an_incident_between_look_and_removal_keeps_it() {
    Lives<FakeLog> lives = seedThatRemoves();
    Instant now = lives.now();
    Housekeeping.Round round = housekeeping(lives, lives.log()::remove).begin(now);
    String first = round.incidents().getFirst();
    lives.book().apply(first, new IncidentEvent.CalledFalse("amir"), now);

    assertThat(round.remove(first)).isZero();
    assertThat(lives.book().state(first)).isInstanceOf(Begun.class);
  }

  @Test
  void what_was_removed_is_not_known_any_more_and_a_word_about_it_writes_nothing() {
    Lives<FakeLog> lives = seedThatRemoves();
    Housekeeping.Round round = housekeeping(lives, lives.log()::remove).begin(lives.now());
    String first = round.incidents().getFirst();
    int events = lives.log().events(first).size();
    assertThat(round.remove(first)).isEqualTo(events);
    assertThat(lives.book().state(first)).isInstanceOf(IncidentState.Unopened.class);
    int left = lives.log().load().size();
    assertThat(
            lives
                .book()
                .apply(first, new IncidentEvent.ClosedBy("amir", ""), lives.now())
                .matters())
        .isFalse();
    assertThat(lives.log().load()).hasSize(left);
    assertThat(round.remove(first)).isZero();
  }

  @Test
  void a_removal_whose_answer_was_lost_is_known_afterwards() {
    Lives<FakeLog> lives = seedThatRemoves();
    Housekeeping.Round round =
        housekeeping(lives, id -> lost(() -> lives.log().remove(id))).begin(lives.now());
    String first = round.incidents().getFirst();
    assertThatThrownBy(() -> round.remove(first)).hasMessage("lost");
    assertThat(lives.book().state(first)).isInstanceOf(IncidentState.Unopened.class);
  }

  @Test
  void a_removal_that_failed_leaves_the_incident_as_it_was() {
    Lives<FakeLog> lives = seedThatRemoves();
    Housekeeping.Round round = housekeeping(lives, id -> lost(() -> 0)).begin(lives.now());
    String first = round.incidents().getFirst();
    Begun before = (Begun) lives.book().state(first);
    assertThatThrownBy(() -> round.remove(first)).hasMessage("lost");
    assertThat(lives.book().state(first)).isEqualTo(before);
  }

  private static int lost(IntSupplier removal) {
    assertThat(removal.getAsInt()).isNotNegative();
    throw new IllegalStateException("lost");
  }

  @Test
  void rows_go_by_kind_from_before_their_time_and_what_is_kept_for_ever_is_not_asked_for() {
    List<String> asked = new ArrayList<>();
    Lives<FakeLog> lives = Lives.of(1);
    Housekeeping.Round round =
        new Housekeeping(lives.book(), lives.log(), noting(asked), rules(KEPT, Kind.INBOUND))
            .begin(Samples.at(3_600));
    for (Kind kind : Kind.values()) {
      round.remove(kind);
    }
    // An hour after the beginning what is older than an hour goes; the outbox holds a window's row.
    assertThat(asked)
        .hasSize(Kind.values().length - 1)
        .contains("FINDINGS before 2026-03-01T00:00:00Z, 7 at most");
  }

  private static Disposal noting(List<String> asked) {
    return new Disposal() {
      @Override
      public int incident(String id) {
        throw new AssertionError(id);
      }

      @Override
      public int records(Kind kind, Instant before, int most) {
        asked.add("%s before %s, %d at most".formatted(kind, before, most));
        return 0;
      }
    };
  }

  private static Lives<FakeLog> seedThatRemoves() {
    return LongStream.range(1, SEEDS)
        .mapToObj(Lives::of)
        .filter(l -> !housekeeping(l, l.log()::remove).begin(l.now()).incidents().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static int cleanUp(Lives<FakeLog> lives, Duration kept) {
    Housekeeping.Round round = housekeeping(lives, lives.log()::remove, kept).begin(lives.now());
    List<String> all = round.incidents();
    all.forEach(round::remove);
    return all.size();
  }

  private static Housekeeping housekeeping(Lives<FakeLog> lives, ToIntFunction<String> removal) {
    return housekeeping(lives, removal, KEPT);
  }

  private static Housekeeping housekeeping(
      Lives<FakeLog> lives, ToIntFunction<String> removal, Duration kept) {
    Disposal disposal =
        new Disposal() {
          @Override
          public int incident(String id) {
            return removal.applyAsInt(id);
          }

          @Override
          public int records(Kind kind, Instant before, int most) {
            throw new AssertionError(kind);
          }
        };
    return new Housekeeping(lives.book(), lives.log(), disposal, rules(kept, Kind.FINDINGS));
  }

  private static Housekeeping.Rules rules(Duration kept, Kind forEver) {
    Map<Kind, Duration> records = new EnumMap<>(Kind.class);
    List.of(Kind.values()).forEach(kind -> records.put(kind, Duration.ofHours(1)));
    records.put(forEver, Duration.ZERO);
    Pace pace = new Pace(Duration.ofHours(1), 7, Duration.ofMillis(1));
    return new Housekeeping.Rules(
        new Retention(kept, UNDELIVERED, records, pace), GuardLimits.defaults(), Policy.defaults());
  }

  private static Set<String> ids(List<Recorded> events) {
    return events.stream().map(Recorded::incident).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> difference(Set<String> a, Set<String> b) {
    Set<String> rest = new TreeSet<>(a);
    rest.removeAll(b);
    return rest;
  }
}
