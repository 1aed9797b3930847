package dev.pulih.service;

import static dev.pulih.analyse.AuditLog.Outcome.CRASHED;
import static dev.pulih.analyse.AuditLog.Outcome.INTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.FakeAuditLog;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Masking;
import dev.pulih.flow.Candidacy;
import dev.pulih.flow.Election;
import dev.pulih.flow.Election.Vote;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.claude.BudgetNotice;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.secret.Secret;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two Pulihs over one log, of which one leads at a time, as an election in the test says. */
class StandbyIT implements Election {

  private static final Duration PATIENCE = Incidents.PATIENCE;
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final MemoryEventLog log = new MemoryEventLog();
  private final Ailing world = new Ailing();
  private final AtomicReference<Vote> vote = new AtomicReference<>(new Vote.Lost("pulih-b"));

  private final FakeAuditLog audit = new FakeAuditLog();
  private final MemoryLedger ledger = new MemoryLedger();
  private final Candidacy candidacy = new Candidacy(this, Duration.ofHours(1), System::nanoTime);

  @TempDir private Path folder;

  @Override
  public Vote ask() {
    return vote.get();
  }

  @Override
  public void resign() {}

  private Running standby() {
    return standby(Optional.empty());
  }

  private Running standby(Optional<Claude> claude) {
    Campaign campaign = new Campaign(candidacy, new Campaign.Pauses(MOMENT, MOMENT));
    Office office = new Office("pulih-a", candidacy, Optional.of(campaign));
    Instances.Past past = new Instances.Past(log, audit, claude, ledger);
    return Instances.over(world, past, office, folder("standby"));
  }

  private Path folder(String name) {
    try {
      return Files.createDirectory(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitLead(Caller caller, String said) {
    await().atMost(PATIENCE).until(() -> caller.get("/api/status").body().contains(said));
  }

  @Test
  void a_standby_is_healthy_and_says_who_leads_and_neither_looks_nor_acts_nor_tells() {
    try (Running other = Instances.over(new Ailing(), log, folder("leader"), leader());
        Running running = standby()) {
      Caller caller = new Caller(running);
      awaitLead(caller, "standby; pulih-b leads");
      // What the other one does takes several ticks, in which this one does nothing.
      Incidents.awaitFirst(new Caller(other));
      assertThat(caller.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(caller.get("/healthz/readiness").statusCode()).isEqualTo(200);
      assertThat(caller.get("/healthz/leading").statusCode()).isEqualTo(503);
      assertThat(new Caller(other).get("/healthz/leading").statusCode()).isEqualTo(200);
      assertThat(caller.get("/metrics").body())
          .contains("pulih_leader 0.0", "pulih_tick_duration_seconds_count 0");
      assertThat(world.restarts).isEmpty();
      assertThat(world.told).isEmpty();
    }
  }

  private PulihConfiguration leader() {
    return Instances.configuration(folder.resolve("leader"), "auto");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/incidents/a/approve", "/api/maintenance"})
  void an_order_that_a_standby_gets_is_refused_with_the_name_of_who_leads(String order) {
    try (Running running = standby()) {
      Caller caller = new Caller(running);
      awaitLead(caller, "pulih-b");
      assertThat(caller.post(order, "{}").statusCode()).isEqualTo(503);
      assertThat(caller.post(order, "{}").body())
          .contains("This Pulih does not act: standby; pulih-b leads.", "Ask the one that leads");
      assertThat(caller.get("/api/incidents").statusCode()).isEqualTo(503);
      assertThat(caller.get("/api/inbound").statusCode()).isEqualTo(200);
      assertThat(caller.get("/api/switches").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_switch_that_a_standby_takes_holds_the_one_that_leads_until_a_standby_resumes() {
    Ailing led = new Ailing();
    Instances.Past past = new Instances.Past(log, audit, Optional.empty(), ledger);
    try (Running running = standby()) {
      Caller standby = new Caller(running);
      awaitLead(standby, "pulih-b");
      assertThat(standby.post("/api/pause", "{\"reason\":\"work\",\"for\":\"1h\"}").statusCode())
          .isEqualTo(200);
      assertThat(standby.post("/api/kill", "").body()).contains("\"acting\":false");
      try (Running leading = Instances.over(led, past, Office.alone(0), folder("leader"))) {
        Caller leader = new Caller(leading);
        awaitHeld(leader);
        assertThat(led.restarts).isEmpty();
        assertThat(leader.get("/api/status").body()).contains("\"acting\":false", "work");
        assertThat(standby.post("/api/resume", "").body()).contains("\"acting\":true");
        await().atMost(PATIENCE).until(() -> led.restarts.size() == 1);
      }
    }
  }

  /** The restart is due, and held. */
  private void awaitHeld(Caller leader) {
    String id = Incidents.awaitFirst(leader);
    await()
        .atMost(PATIENCE)
        .until(() -> leader.get("/api/incidents/" + id).body().contains("KILL_SWITCH"));
  }

  @Test
  void the_pages_of_a_standby_say_who_leads_and_know_no_incident() {
    try (Running running = standby()) {
      awaitLead(new Caller(running), "pulih-b");
      Guest guest = new Guest(running);
      guest.logIn("siti", running.token().reveal());
      assertThat(guest.get("/").body())
          .contains("This Pulih does not act", "pulih-b leads", "data-state=\"unknown\"")
          .contains("on the pages of the one that leads")
          .doesNotContain("id=\"needing\"", "id=\"running\"");
      for (String page : List.of("/incidents/bos.x", "/parts/incidents/bos.x/plots")) {
        assertThat(guest.get(page).statusCode()).as(page).isEqualTo(503);
        assertThat(guest.get(page).body()).as(page).contains("pulih-b leads");
      }
    }
  }

  @Test
  void a_stranger_does_not_learn_who_leads() {
    try (Running running = standby()) {
      assertThat(new Caller(running, "wrong").get("/api/incidents").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void who_is_elected_goes_on_with_what_the_other_left() {
    try (Running running = standby()) {
      Caller caller = new Caller(running);
      awaitLead(caller, "pulih-b");
      String id = left();
      vote.set(new Vote.Won(2));
      awaitLead(caller, "leads, in term 2");
      await()
          .atMost(PATIENCE)
          .until(() -> caller.get("/api/incidents?all=true").body().contains(id));
      assertThat(caller.get("/metrics").body()).contains("pulih_leader 1.0");
      await().atMost(PATIENCE).until(() -> world.restarts.size() == 1);
      assertThat(world.restarts.getFirst().incident()).isEqualTo(id);
      assertThat(steps()).filteredOn(Step.OPENED::equals).hasSize(1);
    }
  }

  /** The other one opened an incident, and was paused before it acted. */
  private String left() {
    Ailing theirs = Ailing.wellAtFirst();
    try (Running other = Instances.over(theirs, log, folder("leader"), leader())) {
      Caller caller = new Caller(other);
      caller.post("/api/pause", "{\"reason\":\"work\",\"for\":\"1h\"}");
      theirs.fallsIll();
      return Incidents.awaitFirst(caller);
    }
  }

  private List<Step> steps() {
    Stream<Recorded> all = log.load().stream();
    return all.map(event -> event.step().step()).toList();
  }

  @Test
  void who_is_followed_while_it_looks_for_the_last_time_sends_nothing_and_leaves_it_to_the_other() {
    vote.set(new Vote.Won(1));
    world.whileLooking =
        () -> {
          vote.set(new Vote.Lost("pulih-b"));
          await().atMost(PATIENCE).until(() -> candidacy.over());
        };
    try (Running running = standby()) {
      assertThat(end(running)).startsWith("pulih-b leads now");
    }
    assertThat(world.restarts).isEmpty();
    assertThat(log.queued()).anyMatch(queued -> queued.effect() instanceof Effect.Restart);
  }

  @Test
  void a_standby_leaves_the_questions_alone_that_the_leader_has_under_way() {
    audit.intend(underWay());
    try (Running running = standby(Optional.of(claude()))) {
      awaitLead(new Caller(running), "standby; pulih-b leads");
      assertThat(audit.rows()).extracting(row -> row.settlement().outcome()).containsOnly(INTENT);
      vote.set(new Vote.Won(2));
      await()
          .atMost(PATIENCE)
          .until(() -> audit.rows().getFirst().settlement().outcome() == CRASHED);
    }
  }

  private static String end(Running running) {
    return CompletableFuture.supplyAsync(running::awaitEnd)
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** Nobody asks it. */
  private Claude claude() {
    return new Claude(
        ClaudeSettings.of(new Secret("planted")),
        new Claude.Ground(audit, Masking.defaults(), BudgetNotice.inLog(), Clock.systemUTC()));
  }

  private static Intent underWay() {
    Request request = new Request("", "", "", Instant.now(), Dollars.of("1.00"));
    return new Intent(new CallId("q", 0), Feature.VERDICT, "", request);
  }

  @Test
  void who_is_followed_ends_and_says_by_whom() {
    vote.set(new Vote.Won(1));
    try (Running running = standby()) {
      awaitLead(new Caller(running), "leads, in term 1");
      vote.set(new Vote.Lost("pulih-b"));
      assertThat(end(running))
          .isEqualTo("pulih-b leads now, so this Pulih stops acting; start it again as a standby.");
    }
  }
}
