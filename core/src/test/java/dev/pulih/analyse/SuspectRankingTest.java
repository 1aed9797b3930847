package dev.pulih.analyse;

import static dev.pulih.analyse.Story.service;
import static dev.pulih.analyse.Story.steady;
import static dev.pulih.analyse.Story.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Termination;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuspectRankingTest {

  private static final String OWN = "txn-service";

  private static Story story() {
    return Story.about(OWN).errors(OWN, step(40, 0.001, 0.2));
  }

  private static List<Entity> suspects(Story story) {
    return SuspectRanking.of(story.dossier()).stream().map(Culprit::entity).toList();
  }

  private static Entity entity(String name) {
    return new Entity.OfService(service(name));
  }

  @Test
  void a_service_without_neighbours_is_the_suspect_itself() {
    assertThat(suspects(story())).containsExactly(entity(OWN));
  }

  @Test
  void a_callee_that_was_in_trouble_before_explains_its_caller() {
    Story story =
        story()
            .call(OWN, "account-service", 50, steady(0.001))
            .errors("account-service", step(36, 0.001, 0.5));
    assertThat(suspects(story)).containsExactly(entity("account-service"));
  }

  /**
   * Within a minute rates over a minute tell no order, and a callee cannot be harmed by a caller.
   */
  @Test
  void a_callee_explains_its_caller_if_both_began_within_a_minute() {
    Story soon =
        story()
            .call(OWN, "account-service", 50, steady(0.001))
            .errors("account-service", step(44, 0.001, 0.5));
    Story late =
        story()
            .call(OWN, "account-service", 50, steady(0.001))
            .errors("account-service", step(45, 0.001, 0.5));
    assertThat(suspects(soon)).containsExactly(entity("account-service"));
    assertThat(suspects(late)).containsExactly(entity(OWN));
  }

  @Test
  void a_caller_never_explains_its_callee() {
    Story story =
        story()
            .call("api-gateway", OWN, 50, steady(0.001))
            .errors("api-gateway", step(20, 0.001, 0.5));
    assertThat(suspects(story)).containsExactly(entity(OWN));
  }

  @Test
  void what_it_does_not_call_explains_nothing() {
    Story story = story().errors("violation-service", step(20, 0.001, 0.5));
    assertThat(suspects(story)).containsExactly(entity(OWN));
  }

  @Test
  void a_slow_callee_explains_a_caller_that_fails() {
    Story story =
        story()
            .call(OWN, "account-service", 50, steady(0.001))
            .latency("account-service", step(39, 0.1, 2));
    assertThat(suspects(story)).containsExactly(entity("account-service"));
  }

  @Test
  void a_chain_of_calls_is_followed_to_its_end() {
    Story story =
        story()
            .call(OWN, "payment-service", 50, steady(0.001))
            .errors("payment-service", step(40, 0.001, 0.3))
            .call("payment-service", "billing-service", 20, steady(0.001))
            .errors("billing-service", step(39, 0.001, 0.6));
    Culprit first = SuspectRanking.of(story.dossier()).getFirst();
    assertThat(first.service()).isEqualTo(service("billing-service"));
    assertThat(first.path())
        .containsExactly(service(OWN), service("payment-service"), service("billing-service"));
  }

  @Test
  void services_that_call_each_other_are_walked_once() {
    Story story =
        story()
            .call(OWN, "payment-service", 50, steady(0.001))
            .call("payment-service", OWN, 5, steady(0.001))
            .errors("payment-service", step(40, 0.001, 0.3));
    assertThat(suspects(story)).containsExactly(entity("payment-service"));
  }

  @Test
  void calls_that_fail_accuse_a_callee_that_says_nothing_of_itself() {
    Story story = story().call(OWN, "account-service", 50, step(40, 0.001, 0.9));
    assertThat(suspects(story)).containsExactly(entity("account-service"));
  }

  @Test
  void of_two_that_explain_it_the_earlier_one_comes_first() {
    Story story =
        story()
            .call(OWN, "a-service", 50, steady(0.001))
            .errors("a-service", step(40, 0.001, 0.9))
            .call(OWN, "b-service", 50, steady(0.001))
            .errors("b-service", step(30, 0.001, 0.2));
    assertThat(suspects(story)).containsExactly(entity("b-service"), entity("a-service"));
  }

  @Test
  void fewer_calls_to_a_callee_are_the_callers_trouble() {
    Story story =
        story()
            .call(OWN, "account-service", 50, steady(0.001))
            .with(
                Signals.REQUEST_RATE.over(Span.RECENT), entity("account-service"), step(40, 50, 5));
    assertThat(suspects(story)).containsExactly(entity(OWN));
  }

  @Test
  void a_database_explains_its_owner_once_a_rule_says_that_it_is_short_of_connections() {
    Entity database = new Entity.OfDatabase("pg-1");
    Story story =
        story().owns(OWN, "pg-1").with(Signals.DB_CONNECTIONS, database, step(38, 0.4, 0.9));
    assertThat(suspects(story)).containsExactly(entity(OWN));
    Measured measured = new Measured(Signals.DB_CONNECTIONS, database, 0.9, 0.8);
    Finding found =
        new Finding(
            service(OWN), "db_connections_p2", measured, Story.at(38), Optional.of(Severity.P2));
    assertThat(suspects(story.found(found))).containsExactly(database);
  }

  @Test
  void one_pod_that_fails_among_peers_is_named() {
    Story story =
        story()
            .podErrors(OWN, "txn-1", step(40, 0.001, 0.6))
            .podErrors(OWN, "txn-2", steady(0.001))
            .podErrors(OWN, "txn-3", steady(0.001));
    assertThat(pods(story)).containsExactly(new PodRef("bos", "txn-1"));
  }

  @Test
  void pods_that_fail_alike_are_not() {
    Story story =
        story()
            .podErrors(OWN, "txn-1", step(40, 0.001, 0.23))
            .podErrors(OWN, "txn-2", step(40, 0.001, 0.20))
            .podErrors(OWN, "txn-3", step(40, 0.001, 0.18));
    assertThat(pods(story)).isEmpty();
  }

  /** It stands out by 2 points, but the other two have 20 of the 22 as well. */
  @Test
  void a_pod_that_stands_out_but_explains_little_is_not_the_cause() {
    Story story =
        story()
            .podErrors(OWN, "txn-1", step(40, 0.001, 0.22))
            .podErrors(OWN, "txn-2", step(40, 0.001, 0.20))
            .podErrors(OWN, "txn-3", step(40, 0.001, 0.20));
    assertThat(pods(story)).isEmpty();
  }

  /** The pod serves as many requests as its peers, so that nothing but its latency tells. */
  @Test
  void one_pod_that_is_slow_among_peers_is_named() {
    Story story =
        story()
            .podErrors(OWN, "txn-1", steady(0.001))
            .podErrors(OWN, "txn-2", steady(0.001))
            .podErrors(OWN, "txn-3", steady(0.001))
            .with(Signals.POD_LATENCY, Story.entity("txn-1"), steady(0.08))
            .with(Signals.POD_LATENCY, Story.entity("txn-2"), step(40, 0.08, 0.6))
            .with(Signals.POD_LATENCY, Story.entity("txn-3"), steady(0.08));
    assertThat(pods(story)).containsExactly(new PodRef("bos", "txn-2"));
  }

  /** Where what they call is slow, all of them are. */
  @Test
  void pods_that_are_slow_alike_are_not() {
    Story story =
        story()
            .podErrors(OWN, "txn-1", steady(0.001))
            .podErrors(OWN, "txn-2", steady(0.001))
            .with(Signals.POD_LATENCY, Story.entity("txn-1"), step(40, 0.08, 0.6))
            .with(Signals.POD_LATENCY, Story.entity("txn-2"), step(40, 0.08, 0.62));
    assertThat(pods(story)).isEmpty();
  }

  @Test
  void a_pod_that_serves_less_than_its_peers_is_named_where_errors_tell_none() {
    Story story =
        story()
            .podErrors(OWN, "txn-1", steady(0.001))
            .podErrors(OWN, "txn-2", steady(0.001))
            .podErrors(OWN, "txn-3", steady(0.001))
            .with(
                Signals.POD_REQUEST_RATE.over(Span.RECENT),
                Story.entity("txn-2"),
                step(40, 100, 20));
    assertThat(pods(story)).containsExactly(new PodRef("bos", "txn-2"));
  }

  @Test
  void a_pod_that_crashed_since_is_named_though_it_has_no_numbers() {
    Story story =
        story()
            .pod(OWN, "txn-1", Optional.of(new Termination("Error", 1, Story.at(41))))
            .pod(OWN, "txn-2", Optional.of(new Termination("Error", 1, Story.at(1))))
            .pod(OWN, "txn-3", Optional.empty());
    assertThat(pods(story)).containsExactly(new PodRef("bos", "txn-1"));
  }

  private static List<PodRef> pods(Story story) {
    return SuspectRanking.of(story.dossier()).getFirst().pods();
  }

  @Test
  void without_numbers_the_findings_say_that_it_is_in_trouble() {
    Measured measured = new Measured(Signals.ERROR_RATE, entity(OWN), 0.06, 0.05);
    Finding found =
        new Finding(
            service(OWN), "error_rate_p1", measured, Story.at(50), Optional.of(Severity.P1));
    Story story =
        Story.about(OWN)
            .found(found)
            .call(OWN, "account-service", 50, steady(0.001))
            .errors("account-service", step(30, 0.001, 0.4));
    assertThat(suspects(story)).containsExactly(entity("account-service"));
    assertThat(suspects(Story.about(OWN))).isEmpty();
  }
}
