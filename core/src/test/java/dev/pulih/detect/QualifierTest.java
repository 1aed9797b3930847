package dev.pulih.detect;

import static dev.pulih.detect.Tick.PODS;
import static dev.pulih.detect.Tick.START;
import static dev.pulih.detect.Tick.TXN;
import static dev.pulih.signal.Signals.CLIENT_ERROR_RATE;
import static dev.pulih.signal.Signals.CLIENT_REQUEST_RATE;
import static dev.pulih.signal.Signals.ERROR_RATE;
import static dev.pulih.signal.Signals.P99_LATENCY;
import static dev.pulih.signal.Signals.POD_ERROR_RATE;
import static dev.pulih.signal.Signals.POD_LATENCY;
import static dev.pulih.signal.Signals.POD_P99;
import static dev.pulih.signal.Signals.POD_REQUEST_RATE;
import static dev.pulih.signal.Signals.REQUEST_RATE;
import static dev.pulih.signal.Signals.SAMPLE_AGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.signal.Entity;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Spans;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seventy-five requests are wanted; 0.25 a second are exactly that in the condition's 300 s. */
class QualifierTest {

  private static final Trust TRUST =
      new Trust(75, Duration.ofSeconds(35), 0.8, Duration.ofMinutes(5), 2);
  private static final Entity SERVICE = new Entity.OfService(TXN);

  private static final ServiceRef OTHER = new ServiceRef("bos", "gateway");
  private static final Entity CALL = new Entity.OfCall(TXN, OTHER);
  private static final Entity CALLED = new Entity.OfCall(OTHER, TXN);

  private final Qualifier qualifier = new Qualifier(TRUST, Spans.defaults(), List.of(Tick.WATCHED));

  @Test
  void a_ratio_on_enough_requests_is_trusted_and_on_fewer_is_low_traffic() {
    assertThat(read(lit().service(REQUEST_RATE, 0.25).service(ERROR_RATE, 0.1), ERROR_RATE))
        .isEqualTo(Reading.of(0.1));
    assertThat(read(lit().service(REQUEST_RATE, 0.24).service(ERROR_RATE, 0.1), ERROR_RATE))
        .isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void so_is_a_percentile() {
    assertThat(read(lit().service(REQUEST_RATE, 0.24).service(P99_LATENCY, 0.1), P99_LATENCY))
        .isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void a_rate_of_requests_is_not_low_traffic_itself() {
    assertThat(read(lit().service(REQUEST_RATE, 0.01), REQUEST_RATE)).isEqualTo(Reading.of(0.01));
  }

  /** 1.25 a second are 75 in the last minute, whatever there was in the five before. */
  @Test
  void requests_are_counted_over_the_span_of_the_ratio() {
    Signal ratio = ERROR_RATE.over(Span.RECENT);
    Signal rate = REQUEST_RATE.over(Span.RECENT);
    assertThat(read(lit().service(rate, 1.25).service(ratio, 0.1), ratio))
        .isEqualTo(Reading.of(0.1));
    assertThat(read(lit().service(rate, 1.24).service(ratio, 0.1), ratio))
        .isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  /** An hour at 0.25 a second has 900 requests, at 0.02 it has 72. */
  @Test
  void where_no_rate_is_read_over_the_span_that_of_the_conditions_is_scaled() {
    Signal hour = ERROR_RATE.over(Span.PAGE_LONG);
    assertThat(read(lit().service(REQUEST_RATE, 0.25).service(hour, 0.1), hour))
        .isEqualTo(Reading.of(0.1));
    assertThat(read(lit().service(REQUEST_RATE, 0.02).service(hour, 0.1), hour))
        .isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void a_rate_that_was_asked_for_and_did_not_come_is_not_replaced_by_another() {
    Signal ratio = ERROR_RATE.over(Span.RECENT);
    Signal rate = REQUEST_RATE.over(Span.RECENT);
    assertThat(read(lit().failed(rate).service(ratio, 0.1), ratio))
        .isEqualTo(Reading.unknown(Why.SOURCE_FAILED));
  }

  @Test
  void a_ratio_of_nobody_knows_how_many_requests_is_unknown() {
    assertThat(read(lit().without(REQUEST_RATE).service(ERROR_RATE, 0.1), ERROR_RATE))
        .isEqualTo(Reading.unknown(Why.NO_DATA));
  }

  @Test
  void a_pods_ratio_rests_on_the_pods_own_requests() {
    PodRef pod = PODS.getFirst();
    Tick enough = lit().pod(POD_REQUEST_RATE, pod, 0.25).pod(POD_ERROR_RATE, pod, 0.1);
    Tick few = lit().pod(POD_REQUEST_RATE, pod, 0.24).pod(POD_ERROR_RATE, pod, 0.1);
    assertThat(qualified(enough).of(POD_ERROR_RATE, pod)).isEqualTo(Reading.of(0.1));
    assertThat(qualified(few).of(POD_ERROR_RATE, pod)).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  /** 1.25 a second are 75 in the last minute. */
  @Test
  void a_pods_latency_rests_on_the_pods_own_requests_of_the_last_minute() {
    PodRef pod = PODS.getFirst();
    Signal rate = POD_REQUEST_RATE.over(Span.RECENT);
    Tick enough = lit().pod(rate, pod, 1.25).pod(POD_LATENCY, pod, 0.3).pod(POD_P99, pod, 0.9);
    Tick few = lit().pod(rate, pod, 1.24).pod(POD_LATENCY, pod, 0.3).pod(POD_P99, pod, 0.9);
    Tick none = lit().pod(rate, pod, 0).pod(POD_LATENCY, pod, Double.NaN);
    assertThat(qualified(enough).of(POD_LATENCY, pod)).isEqualTo(Reading.of(0.3));
    assertThat(qualified(few).of(POD_LATENCY, pod)).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
    assertThat(qualified(enough).of(POD_P99, pod)).isEqualTo(Reading.of(0.9));
    assertThat(qualified(few).of(POD_P99, pod)).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
    assertThat(qualified(none).of(POD_LATENCY, pod)).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void a_pods_mean_latency_is_unknown_once_its_samples_are_stale() {
    PodRef pod = PODS.getFirst();
    Tick tick = lit().pod(POD_REQUEST_RATE.over(Span.RECENT), pod, 20).pod(POD_LATENCY, pod, 0.3);
    assertThat(qualified(tick.pod(SAMPLE_AGE, pod, 36)).of(POD_LATENCY, pod))
        .isEqualTo(Reading.unknown(Why.STALE));
  }

  /** 0/0 is not a number, and it says that there were no requests. */
  @Test
  void a_fresh_pod_without_requests_is_low_traffic_whatever_its_ratio_is() {
    PodRef pod = PODS.getFirst();
    Tick idle = lit().pod(POD_REQUEST_RATE, pod, 0).pod(POD_ERROR_RATE, pod, Double.NaN);
    assertThat(qualified(idle).of(POD_ERROR_RATE, pod)).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void a_fresh_pod_that_was_never_asked_has_no_series_and_is_low_traffic() {
    PodRef asked = PODS.getFirst();
    PodRef idle = PODS.getLast();
    Tick tick = Tick.dark(0).fresh(asked).fresh(idle).pod(POD_REQUEST_RATE, asked, 20);
    PODS.forEach(tick::fresh);
    assertThat(qualified(tick).of(POD_REQUEST_RATE, idle))
        .isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
    assertThat(qualified(tick.pod(SAMPLE_AGE, idle, 36)).of(POD_REQUEST_RATE, idle))
        .isEqualTo(Reading.unknown(Why.NO_DATA));
  }

  @Test
  void a_fresh_pod_of_a_stale_service_is_not_said_to_be_quiet() {
    PodRef idle = PODS.getLast();
    Tick tick = Tick.dark(0).fresh(idle).pod(POD_REQUEST_RATE, PODS.getFirst(), 20);
    assertThat(qualified(tick).of(POD_REQUEST_RATE, idle)).isEqualTo(Reading.unknown(Why.NO_DATA));
  }

  @Test
  void pods_are_judged_over_the_evaluation_by_their_sum_so_each_may_have_few_requests() {
    PodRef pod = PODS.getFirst();
    Signal ratio = POD_ERROR_RATE.over(Span.EVALUATION);
    Tick few = lit().pod(POD_REQUEST_RATE.over(Span.EVALUATION), pod, 0.01).pod(ratio, pod, 0.1);
    assertThat(qualified(few).of(ratio, pod)).isEqualTo(Reading.of(0.1));
  }

  @Test
  void four_fresh_pods_of_five_are_enough() {
    Tick tick = lit().service(ERROR_RATE, 0.1).pod(SAMPLE_AGE, PODS.getFirst(), 36);
    assertThat(read(tick, ERROR_RATE)).isEqualTo(Reading.of(0.1));
  }

  @Test
  void three_fresh_pods_of_five_are_not() {
    Tick tick = lit().service(ERROR_RATE, 0.1).service(REQUEST_RATE, 100);
    PODS.subList(0, 2).forEach(pod -> tick.pod(SAMPLE_AGE, pod, 36));
    assertThat(read(tick, ERROR_RATE)).isEqualTo(Reading.unknown(Why.STALE));
    assertThat(read(tick, REQUEST_RATE)).isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void the_samples_of_a_stale_services_fresh_pods_are_stale_too() {
    PodRef fresh = PODS.getLast();
    Tick tick = lit().pod(POD_ERROR_RATE, fresh, 0.1);
    PODS.subList(0, 2).forEach(pod -> tick.pod(SAMPLE_AGE, pod, 36));
    assertThat(qualified(tick).of(POD_ERROR_RATE, fresh)).isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void a_sample_is_fresh_up_to_its_greatest_age() {
    PodRef pod = PODS.getFirst();
    Tick fresh = lit().pod(SAMPLE_AGE, pod, 35).pod(POD_ERROR_RATE, pod, 0.1);
    Tick old = lit().pod(SAMPLE_AGE, pod, 35.1).pod(POD_ERROR_RATE, pod, 0.1);
    assertThat(qualified(fresh).of(POD_ERROR_RATE, pod)).isEqualTo(Reading.of(0.1));
    assertThat(qualified(old).of(POD_ERROR_RATE, pod)).isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void pods_that_do_not_run_are_not_missed() {
    Tick tick = Tick.dark(0).service(REQUEST_RATE, 1).service(ERROR_RATE, 0.1);
    tick.fresh(PODS.getFirst());
    Inventory one = Tick.inventory(0, Tick.pod(PODS.get(0), true), Tick.pending(PODS.get(1)));
    assertThat(qualifier.qualify(tick.readings(), one).of(ERROR_RATE, TXN))
        .isEqualTo(Reading.of(0.1));
  }

  @Test
  void pods_that_run_and_were_never_seen_are_missed() {
    Tick tick = Tick.dark(0).service(REQUEST_RATE, 1).service(ERROR_RATE, 0.1);
    assertThat(read(tick.fresh(PODS.getFirst()), ERROR_RATE)).isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void a_rate_that_goes_on_answering_after_its_last_pod_is_gone_is_stale() {
    Readings raw = lit().without(SAMPLE_AGE).service(ERROR_RATE, 0.1).readings();
    assertThat(qualifier.qualify(raw, Tick.scaledToZero(0)).of(ERROR_RATE, TXN))
        .isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void pods_that_were_created_later_are_not_missed_in_history() {
    Tick tick = lit().service(ERROR_RATE, 0.1);
    Inventory later =
        Tick.inventory(
            600, Tick.pod(Tick.pod("9"), true, START.plusSeconds(1)), Tick.pod(PODS.get(0), true));
    assertThat(qualifier.qualify(tick.readings(), later).of(ERROR_RATE, TXN))
        .isEqualTo(Reading.of(0.1));
  }

  @Test
  void without_an_inventory_the_pods_that_were_seen_lately_are_expected() {
    qualifier.qualify(lit().readings(), Tick.noInventory(0));
    Tick four = Tick.lit(15).service(ERROR_RATE, 0.1).pod(SAMPLE_AGE, PODS.get(0), 36);
    assertThat(qualifier.qualify(four.readings(), Tick.noInventory(15)).of(ERROR_RATE, TXN))
        .isEqualTo(Reading.of(0.1));
    Tick gone = Tick.dark(30).service(REQUEST_RATE, 1).service(ERROR_RATE, 0.1);
    PODS.subList(0, 3).forEach(gone::fresh);
    assertThat(qualifier.qualify(gone.readings(), Tick.noInventory(30)).of(ERROR_RATE, TXN))
        .isEqualTo(Reading.unknown(Why.STALE));
  }

  /** The window of the conditions is 300 s: what it still counts should still be there. */
  @Test
  void lately_is_as_long_as_the_window_of_the_conditions() {
    qualifier.qualify(lit().readings(), Tick.noInventory(0));
    Tick one = Tick.dark(301).service(REQUEST_RATE, 1).service(ERROR_RATE, 0.1);
    one.fresh(PODS.getFirst());
    assertThat(qualifier.qualify(one.readings(), Tick.noInventory(301)).of(ERROR_RATE, TXN))
        .isEqualTo(Reading.of(0.1));
  }

  @Test
  void pods_of_a_service_with_a_longer_name_are_not_counted() {
    PodRef other = new PodRef("bos", "txn-service-audit-7d9f8c6b5-abcd1");
    Tick tick = Tick.dark(0).service(REQUEST_RATE, 1).service(ERROR_RATE, 0.1).fresh(other);
    assertThat(qualifier.qualify(tick.readings(), Tick.noInventory(0)).of(ERROR_RATE, TXN))
        .isEqualTo(Reading.unknown(Why.STALE));
  }

  @Test
  void without_freshness_nothing_is_known() {
    Tick tick = lit().failed(SAMPLE_AGE).service(ERROR_RATE, 0.1);
    assertThat(read(tick, ERROR_RATE)).isEqualTo(Reading.unknown(Why.SOURCE_FAILED));
  }

  @Test
  void what_is_not_measured_at_the_pods_does_not_depend_on_them() {
    Entity group = new Entity.OfGroup("tolls");
    Tick tick = Tick.dark(0).put(Signals.KAFKA_LAG, group, 7);
    tick.service(Signals.CLIENT_ERROR_RATE, 0.9).service(Signals.POD_CAPACITY, 40);
    Readings qualified = qualified(tick);
    assertThat(qualified.of(Signals.KAFKA_LAG, group)).isEqualTo(Reading.of(7));
    assertThat(qualified.of(Signals.CLIENT_ERROR_RATE, SERVICE)).isEqualTo(Reading.of(0.9));
    assertThat(qualified.of(Signals.POD_CAPACITY, SERVICE)).isEqualTo(Reading.of(40));
  }

  @Test
  void one_failure_that_a_client_sees_among_a_few_requests_proves_nothing() {
    // 75 requests in a minute are enough: 1.25 a second.
    assertThat(clientErrors(1.24)).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
    assertThat(clientErrors(1.25)).isEqualTo(Reading.of(0.9));
  }

  @Test
  void what_clients_see_is_unknown_where_their_requests_could_not_be_counted() {
    Tick failed = Tick.dark(0).service(CLIENT_ERROR_RATE, 0.9).failed(CLIENT_REQUEST_RATE);
    assertThat(read(failed, CLIENT_ERROR_RATE)).isEqualTo(Reading.unknown(Why.SOURCE_FAILED));
  }

  private Reading clientErrors(double perSecond) {
    Tick tick =
        Tick.dark(0).service(CLIENT_ERROR_RATE, 0.9).service(CLIENT_REQUEST_RATE, perSecond);
    return read(tick, CLIENT_ERROR_RATE);
  }

  @Test
  void one_failed_call_among_a_few_proves_nothing() {
    // As many as above: 75 calls in a minute.
    assertThat(callErrors(lit(), CALL, 1.24)).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
    assertThat(callErrors(lit(), CALL, 1.25)).isEqualTo(Reading.of(0.9));
  }

  @Test
  void an_error_rate_of_calls_that_nobody_counts_is_taken_as_it_is() {
    Tick uncounted = lit().put(Signals.CALL_ERROR_RATE, CALL, 0.9);
    assertThat(qualified(uncounted).of(Signals.CALL_ERROR_RATE, CALL)).isEqualTo(Reading.of(0.9));
    Tick failed = lit().put(Signals.CALL_ERROR_RATE, CALL, 0.9).failed(Signals.CALL_RATE);
    assertThat(qualified(failed).of(Signals.CALL_ERROR_RATE, CALL))
        .isEqualTo(Reading.unknown(Why.SOURCE_FAILED));
  }

  @Test
  void calls_are_as_fresh_as_their_caller_and_one_that_is_not_watched_is_believed() {
    assertThat(callErrors(Tick.dark(0), CALL, 20)).isEqualTo(Reading.unknown(Why.STALE));
    assertThat(callErrors(Tick.dark(0), CALLED, 20)).isEqualTo(Reading.of(0.9));
    Tick dark = Tick.dark(0).put(Signals.CALL_RATE, CALL, 20);
    assertThat(qualified(dark).of(Signals.CALL_RATE, CALL)).isEqualTo(Reading.unknown(Why.STALE));
  }

  private Reading callErrors(Tick tick, Entity call, double perSecond) {
    tick.put(Signals.CALL_ERROR_RATE, call, 0.9).put(Signals.CALL_RATE, call, perSecond);
    return qualified(tick).of(Signals.CALL_ERROR_RATE, call);
  }

  @Test
  void what_was_unknown_keeps_its_own_reason() {
    Tick tick = Tick.dark(0).service(ERROR_RATE, Double.NaN);
    assertThat(read(tick, ERROR_RATE)).isEqualTo(Reading.unknown(Why.NOT_A_NUMBER));
    assertThat(read(Tick.dark(0).failed(ERROR_RATE), ERROR_RATE))
        .isEqualTo(Reading.unknown(Why.SOURCE_FAILED));
  }

  private static Tick lit() {
    return Tick.lit(0);
  }

  private Reading read(Tick tick, Signal signal) {
    return qualified(tick).of(signal, SERVICE);
  }

  private Readings qualified(Tick tick) {
    return qualifier.qualify(tick.readings(), Tick.inventory(0));
  }
}
