package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.flow.Leadership.Standing;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import dev.pulih.recover.Decision;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Append;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Outcome;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.StaleAppend;
import dev.pulih.recover.EventLogContract;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentState.Unopened;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an event log on any database must do beyond the contract. */
abstract class EventLogOnDatabase extends EventLogContract {

  private Database database;
  private EventLog log;

  /** Opens the test's database; the second time it is the same. */
  abstract Database open();

  @BeforeEach
  void openDatabase() {
    database = open();
    log = new JdbcEventLog(database.dataSource());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  protected EventLog log() {
    return log;
  }

  @Override
  protected EventLog reopened() {
    database.close();
    openDatabase();
    return log;
  }

  JdbcClient sql() {
    return JdbcClient.create(database.dataSource());
  }

  @Test
  void an_instant_comes_back_to_the_nanosecond() {
    log.append(Appends.number(1));
    assertThat(reopened().events(Appends.ID).getFirst().at()).isEqualTo(Appends.T0.plusSeconds(1));
    assertThat(log.queued().getFirst().decidedAt()).isEqualTo(Appends.T0.plusSeconds(1));
  }

  @Test
  void a_sentence_with_a_character_that_no_database_holds_is_recorded() {
    log.append(Appends.number(1));
    assertThat(log.load().getFirst().step().why()).isEqualTo("told \uFFFD1");
  }

  @Test
  void of_eight_writers_of_the_same_number_exactly_one_wins() throws Exception {
    log.append(Appends.number(1));

    List<String> outcomes = race(8);

    assertThat(outcomes).containsOnly("won", "stale").containsOnlyOnce("won");
    assertThat(reopened().events(Appends.ID)).hasSize(2);
    assertThat(log.queued()).extracting(Queued::id).containsExactly(new EffectId(Appends.ID, 2, 0));
  }

  private List<String> race(int writers) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Callable<String>> all =
          IntStream.range(0, writers).<Callable<String>>mapToObj(i -> () -> second(i)).toList();
      List<String> outcomes = new ArrayList<>();
      for (Future<String> each : threads.invokeAll(all)) {
        outcomes.add(each.get());
      }
      return outcomes;
    }
  }

  private String second(int writer) {
    try {
      log.append(Appends.number(2, "writer " + writer, Appends.T0));
      return "won";
    } catch (StaleAppend _) {
      return "stale";
    }
  }

  @Test
  void a_stale_append_says_what_it_met() {
    log.append(Appends.number(1));
    assertThatThrownBy(() -> log.append(Appends.number(1)))
        .isInstanceOf(StaleAppend.class)
        .hasMessage(
            "Event 1 of incident %s was not recorded: the log has 1 events of it. Nothing was"
                + " written; whoever leads goes on from the log.",
            Appends.ID);
  }

  @Test
  void an_append_whose_last_statement_fails_leaves_nothing_behind() {
    sql().sql("drop table outbox").update();
    assertThatThrownBy(() -> log.append(Appends.number(1))).isInstanceOf(DataAccessException.class);
    assertThat(log.load()).isEmpty();
  }

  @Test
  void effects_of_an_incident_keep_their_order_though_the_clock_was_set_back() {
    Append first = unsettled(1, 60);
    Append second = unsettled(2, 0);
    log.append(first);
    log.append(second);
    assertThat(log.queued()).extracting(q -> q.id().seq()).containsExactly(1L, 2L);
  }

  private static Append unsettled(long seq, long second) {
    Append append = Appends.number(seq, "SLACK", Appends.T0.plusSeconds(second));
    return new Append(
        append.incident(),
        seq,
        append.at(),
        append.event(),
        new Outcome(append.outcome().transition(), Optional.empty()));
  }

  @Test
  void an_event_of_another_format_is_named() {
    log.append(Appends.number(1));
    sql().sql("update incident_event set format = 7").update();
    assertThatThrownBy(() -> log.load())
        .isInstanceOf(StoreFailure.class)
        .hasMessage(
            "Event 1 of incident %s cannot be used: it has format 7, and this Pulih reads format"
                + " 4.",
            Appends.ID);
  }

  @Test
  void each_event_carries_the_number_of_its_writer_s_term() {
    log.append(Appends.number(1));
    JdbcEpochs epochs = new JdbcEpochs(database.dataSource());
    assertThat(epochs.raise(0, "b")).hasValue(1);
    in(new Leader(1)).append(Appends.number(2));
    assertThat(sql().sql("select epoch from incident_event order by seq").query(Long.class).list())
        .containsExactly(0L, 1L);
  }

  @Test
  void who_writes_in_a_term_that_is_over_writes_nothing() {
    in(new Leader(0)).append(Appends.number(1));
    new JdbcEpochs(database.dataSource()).raise(0, "b");
    assertThatThrownBy(() -> in(new Leader(0)).append(Appends.number(2)))
        .isInstanceOf(StaleAppend.class)
        .hasMessageContaining("another Pulih has begun a term of its own");
    assertThat(log.load()).hasSize(1);
    assertThat(log.queued()).extracting(q -> q.id().seq()).containsExactly(1L);
  }

  @Test
  void who_does_not_lead_does_not_even_ask() {
    assertThatThrownBy(() -> in(new Standby("b")).append(Appends.number(1)))
        .isInstanceOf(StaleAppend.class)
        .hasMessageContaining("b leads, not this Pulih");
    assertThat(log.load()).isEmpty();
  }

  @Test
  void of_two_who_saw_the_same_term_one_begins_the_next() {
    JdbcEpochs epochs = new JdbcEpochs(database.dataSource());
    assertThat(epochs.latest()).isZero();
    assertThat(epochs.raise(0, "a")).hasValue(1);
    assertThat(epochs.raise(0, "b")).isEmpty();
    assertThat(epochs.latest()).isEqualTo(1);
    assertThat(sql().sql("select holder from leadership").query(String.class).single())
        .isEqualTo("a");
  }

  private EventLog in(Standing standing) {
    return new JdbcEventLog(database.dataSource(), () -> standing);
  }

  @Test
  void what_is_decided_about_the_cluster_is_known_and_nothing_else() {
    JdbcDecisions decisions = new JdbcDecisions(database.dataSource());
    Append told = Appends.number(1);
    Append acts = acting(2);
    log.append(told);
    log.append(acts);
    assertThat(decisions.contains(new Decision(Appends.ID, acts.at()))).isTrue();
    assertThat(decisions.contains(new Decision(Appends.ID, told.at()))).isFalse();
    Decision others = new Decision("another", told.at());
    decisions.add(others);
    decisions.add(others);
    assertThat(decisions.contains(others)).isTrue();
  }

  private static Append acting(long seq) {
    Append append = Appends.number(seq);
    Effect effect = new Effect.Release(List.of(), append.at());
    Transition acts =
        new Transition(new Unopened(), List.of(effect), Transition.Step.NOTED, "released");
    return new Append(
        append.incident(), seq, append.at(), append.event(), new Outcome(acts, Optional.empty()));
  }

  @Test
  void the_incident_s_row_shows_where_it_stands() {
    IncidentEvent opened = new IncidentEvent.Opened(Samples.incident(), Samples.p1());
    var next = RecoveryMachine.next(new Unopened(), opened, Samples.T0);
    log.append(
        new Append(
            Samples.incident().id(), 1, Samples.T0, opened, new Outcome(next, Optional.empty())));
    assertThat(sql().sql("select * from incident").query().singleRow())
        .containsEntry("id", Samples.incident().id())
        .containsEntry("service", "txn-service")
        .containsEntry("severity", "P1")
        .containsEntry("state", "Open");
  }
}
