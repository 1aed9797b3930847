package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Feature;
import dev.pulih.detect.Finding;
import dev.pulih.flow.Housekeeping;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import dev.pulih.flow.Lives;
import dev.pulih.notify.InboundLog;
import dev.pulih.policy.Channel;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Policy;
import dev.pulih.policy.RestartSeen;
import dev.pulih.policy.Retention;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.policy.SwitchChange;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.Outcome;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Signals;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What removal must do on any database. */
abstract class DisposalOnDatabase {

  private static final Instant T0 = Samples.T0;
  private static final String ID = Samples.incident().id();

  private Database database;
  private EventLog log;
  private JdbcLedger ledger;
  private JdbcDisposal disposal;
  private Instant now = T0;

  /** Opens the test's database; the second time it is the same. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    database = open();
    log = new JdbcEventLog(database.dataSource());
    ledger = new JdbcLedger(database.dataSource(), () -> now);
    disposal = in(Leadership.alone(0));
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  void reopen() {
    database.close();
    openDatabase();
  }

  JdbcClient sql() {
    return JdbcClient.create(database.dataSource());
  }

  JdbcDisposal disposal() {
    return disposal;
  }

  private JdbcDisposal in(Leadership leadership) {
    return new JdbcDisposal(database.dataSource(), leadership, "", ledger);
  }

  // ---- incidents

  @Test
  void an_incident_goes_with_all_its_rows_and_no_other_does() {
    begin("bos.txn-service.1");
    begin("bos.txn-service.2");
    settleAll();

    assertThat(disposal.incident("bos.txn-service.1")).isEqualTo(2);

    assertThat(log.events("bos.txn-service.1")).isEmpty();
    assertThat(log.load()).extracting(r -> r.incident()).containsOnly("bos.txn-service.2");
    assertThat(rows("incident")).isEqualTo(1);
    assertThat(disposal.incident("bos.txn-service.1")).isZero();
  }

  @Test
  void one_with_an_effect_in_the_outbox_stays_whole_and_it_is_said_why() {
    begin(ID);
    assertThatThrownBy(() -> disposal.incident(ID))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wait in the outbox");
    assertThat(log.events(ID)).hasSize(1);
    assertThat(log.queued()).isNotEmpty();
    assertThat(rows("incident")).isEqualTo(1);
  }

  @Test
  void a_removal_that_fails_in_its_middle_removes_nothing() {
    begin(ID);
    settleAll();
    sql().sql("alter table incident_event rename to elsewhere").update();
    assertThatThrownBy(() -> disposal.incident(ID)).isNotNull();
    sql().sql("alter table elsewhere rename to incident_event").update();
    assertThat(rows("incident")).isEqualTo(1);
    assertThat(log.events(ID)).hasSize(1);
  }

  @Test
  void who_does_not_lead_or_whose_term_is_over_removes_nothing() {
    begin(ID);
    settleAll();
    found(T0, 1);
    JdbcDisposal standby = in(() -> new Standby("b"));
    assertThatThrownBy(() -> standby.incident(ID))
        .isInstanceOf(StaleAppend.class)
        .hasMessage("Nothing was removed: b leads, not this Pulih. Whoever leads removes it.");

    JdbcDisposal first = in(() -> new Leader(0));
    assertThat(new JdbcEpochs(database.dataSource()).raise(0, "b")).isEqualTo(OptionalLong.of(1));
    assertThatThrownBy(() -> first.incident(ID)).isInstanceOf(StaleAppend.class);
    assertThatThrownBy(() -> first.records(Kind.FINDINGS, T0.plusSeconds(9), 9))
        .isInstanceOf(StaleAppend.class)
        .hasMessageContaining("begun a term of its own");
    assertThatThrownBy(() -> first.records(Kind.RESTARTS, T0.plusSeconds(9), 9))
        .isInstanceOf(StaleAppend.class);
    assertThat(log.events(ID)).hasSize(1);
    assertThat(rows("anomaly_detection_log")).isEqualTo(1);
    assertThat(in(() -> new Leader(1)).incident(ID)).isEqualTo(2);
  }

  @Test
  void numbers_go_on_where_they_were_after_everything_is_gone() {
    JdbcEpochs epochs = new JdbcEpochs(database.dataSource());
    epochs.raise(0, "a");
    epochs.raise(1, "b");
    disposal = in(() -> new Leader(2));
    log = new JdbcEventLog(database.dataSource(), () -> new Leader(2));
    begin(ID);
    settleAll();
    disposal.incident(ID);

    assertThat(epochs.latest()).isEqualTo(2);
    // Whoever still believes in it does not begin it anew in the middle.
    assertThatThrownBy(() -> append(ID, 2, new IncidentEvent.ClosedBy("amir", "")))
        .isInstanceOf(StaleAppend.class)
        .hasMessageContaining("the log has 0 events of it");
  }

  /** Lives of three services over some days, of which what is 4 h old goes. */
  @Test
  void after_a_removal_and_a_restart_everything_that_is_left_stands_as_before() {
    Lives<EventLog> lives = Lives.over(log, 3);
    List<Begun> live = lives.book().live();
    Housekeeping.Round round =
        new Housekeeping(lives.book(), log, disposal, rules()).begin(lives.now());
    List<String> due = round.incidents();
    List<Begun> kept = lives.book().all().stream().filter(s -> !due.contains(s.id())).toList();
    assertThat(due).isNotEmpty();

    due.forEach(round::remove);
    reopen();

    IncidentBook again = new IncidentBook(log, _ -> {});
    assertThat(again.all()).isEqualTo(kept);
    assertThat(again.live()).isEqualTo(live).isNotEmpty();
    assertThat(kept).anyMatch(s -> s.facts().breaker().isOpen());
  }

  private static Housekeeping.Rules rules() {
    Map<Kind, Duration> never = new EnumMap<>(Kind.class);
    List.of(Kind.values()).forEach(kind -> never.put(kind, Duration.ZERO));
    Duration four = Duration.ofHours(4);
    return new Housekeeping.Rules(
        new Retention(four, four, never, Retention.defaults().pace()),
        GuardLimits.defaults(),
        Policy.defaults());
  }

  // ---- rows

  @Test
  void the_oldest_findings_go_first_and_as_many_as_are_wanted() {
    found(T0, 3);
    found(T0.plusSeconds(15), 3);
    found(T0.plusSeconds(30), 1);
    Instant before = T0.plusSeconds(30);
    assertThat(disposal.records(Kind.FINDINGS, before, 4)).isEqualTo(4);
    assertThat(
            sql()
                .sql("select found_at, idx from anomaly_detection_log order by 1, 2")
                .query((row, _) -> row.getLong(1) - Nanos.of(T0) + row.getInt(2))
                .list())
        .containsExactly(15_000_000_001L, 15_000_000_002L, 30_000_000_000L);
    assertThat(disposal.records(Kind.FINDINGS, before, 4)).isEqualTo(2);
    assertThat(disposal.records(Kind.FINDINGS, before, 4)).isZero();
    assertThat(rows("anomaly_detection_log")).isEqualTo(1);
  }

  @Test
  void a_call_that_is_under_way_stays_and_so_does_one_about_an_incident_that_is_kept() {
    AuditLog audit = new JdbcAuditLog(database.dataSource());
    begin(ID);
    settleAll();
    call(audit, "about it", ID, T0);
    call(audit, "about none", "", T0);
    call(audit, "later", "", T0.plusSeconds(60));
    audit.intend(intent("under way", "", T0));

    Instant before = T0.plusSeconds(60);
    assertThat(disposal.records(Kind.CALLS, before, 9)).isEqualTo(1);
    assertThat(audit.of("about none")).isEmpty();
    disposal.incident(ID);
    assertThat(disposal.records(Kind.CALLS, before, 9)).isEqualTo(1);
    assertThat(audit.of("about it")).isEmpty();
    assertThat(audit.of("under way")).hasSize(1);
    assertThat(audit.of("later")).hasSize(1);
  }

  private static void call(AuditLog audit, String question, String incident, Instant at) {
    audit.intend(intent(question, incident, at));
    audit.settle(new CallId(question, 0), Settlement.spared(AuditLog.Outcome.FAILED, "no answer"));
  }

  private static Intent intent(String question, String incident, Instant at) {
    Request request = new Request("claude", "how?", "abc", at, new Dollars(1));
    return new Intent(new CallId(question, 0), Feature.VERDICT, incident, request);
  }

  @Test
  void what_came_in_and_windows_that_are_over_go() {
    InboundLog inbound = new JdbcInboundLog(database.dataSource());
    for (int i = 0; i < 3; i++) {
      inbound.record(
          new InboundLog.Entry(
              T0.plusSeconds(i),
              Channel.SLACK,
              "amir",
              "status " + i,
              InboundLog.Outcome.DONE,
              ""));
    }
    assertThat(disposal.records(Kind.INBOUND, T0.plusSeconds(2), 9)).isEqualTo(2);
    assertThat(inbound.latest(9)).extracting(InboundLog.Entry::what).containsExactly("status 2");

    ledger.put(window("m-1", T0, T0.plusSeconds(60)));
    ledger.put(window("m-2", T0, T0.plusSeconds(61)));
    assertThat(disposal.records(Kind.WINDOWS, T0.plusSeconds(61), 9)).isEqualTo(1);
    assertThat(ledger.switches().windows()).extracting(Maintenance::id).containsExactly("m-2");
  }

  @Test
  void who_switched_what_goes_and_what_is_switched_stays() {
    for (int i = 0; i < 3; i++) {
      ledger.change(SwitchChange.killed(T0.plusSeconds(i), "amir " + i));
    }
    assertThat(disposal.records(Kind.SWITCHES, T0.plusSeconds(2), 1)).isEqualTo(1);
    assertThat(disposal.records(Kind.SWITCHES, T0.plusSeconds(2), 9)).isEqualTo(1);
    assertThat(ledger.changes(9)).extracting(SwitchChange::by).containsExactly("amir 2");
    assertThat(disposal.records(Kind.SWITCHES, T0.plusSeconds(9), 9)).isEqualTo(1);
    assertThat(ledger.switches().kill()).contains("amir 2");
  }

  private static Maintenance window(String id, Instant from, Instant until) {
    Maintenance.Work work = new Maintenance.Work(Set.of(), "amir", "disks", false);
    return new Maintenance(id, work, new Maintenance.Period(from, until));
  }

  @Test
  void a_restart_goes_when_no_pod_bears_witness_to_it_any_more() {
    RestartSeen old = restart("pod-1", "1", T0);
    RestartSeen seen = restart("pod-2", "1", T0);
    RestartSeen young = restart("pod-3", "1", T0.plusSeconds(3_600));
    List.of(old, seen, young).forEach(ledger::record);
    passWithout(old, seen);
    assertThat(disposal.records(Kind.RESTARTS, T0.plusSeconds(3_600), 9)).isEqualTo(1);
    assertThat(ledger.restartsSince(T0)).containsExactly(seen, young);
  }

  /** Its pod says that it restarted once and not when: that would count as a restart of now. */
  @Test
  void a_restart_that_is_still_witnessed_does_not_count_again_after_years_and_a_start() {
    RestartSeen restart = restart("pod-1", "1", T0);
    ledger.record(restart);
    passWithout(restart("pod-9", "1", T0), restart);
    assertThat(disposal.records(Kind.RESTARTS, T0.plusSeconds(3_600), 9)).isZero();
    reopen();
    assertThat(disposal.records(Kind.RESTARTS, T0.plusSeconds(3_600), 9)).isZero();
    ledger.record(restart("pod-1", "1", now));
    assertThat(ledger.restartsSince(now)).isEmpty();
  }

  @Test
  void a_restart_that_is_gone_is_not_remembered_either_and_no_more_go_than_are_wanted() {
    for (int i = 0; i < 5; i++) {
      ledger.record(restart("pod-1", Integer.toString(i), T0.plusSeconds(i)));
    }
    now = T0.plus(RestartMemory.OUT_OF_SIGHT).plusSeconds(1);
    assertThat(disposal.records(Kind.RESTARTS, now, 3)).isEqualTo(3);
    assertThat(disposal.records(Kind.RESTARTS, now, 3)).isEqualTo(2);
    assertThat(ledger.memory().knows(restart("pod-1", "0", T0))).isFalse();
  }

  /** Every tick of a week names the one, and not the other. */
  private void passWithout(RestartSeen gone, RestartSeen seen) {
    for (int hour = 0; hour < 7 * 24; hour++) {
      now = T0.plus(Duration.ofHours(hour));
      ledger.record(seen);
    }
    assertThat(gone).isNotEqualTo(seen);
  }

  private static RestartSeen restart(String pod, String mark, Instant at) {
    return new RestartSeen(WorkloadRef.deployment("bos", "txn-service"), pod, mark, at);
  }

  // ---- how they come there

  void found(Instant at, int many) {
    Finding finding =
        new Finding(
            Samples.TXN,
            "error_rate_p1",
            new Finding.Measured(Signals.ERROR_RATE, new Entity.OfService(Samples.TXN), 0.2, 0.05),
            at,
            Optional.empty());
    new JdbcFindingLog(database.dataSource())
        .found(at, java.util.Collections.nCopies(many, finding));
  }

  void begin(String id) {
    append(id, 1, new IncidentEvent.Opened(Samples.incident(), Samples.p1()));
  }

  void append(String id, long seq, IncidentEvent event) {
    var next = RecoveryMachine.next(new Unopened(), event, T0);
    log.append(new Append(id, seq, T0, event, new Outcome(next, Optional.empty())));
  }

  void settleAll() {
    sql().sql("delete from outbox").update();
  }

  long rows(String table) {
    return sql().sql("select count(*) from " + table).query(Long.class).single();
  }
}
