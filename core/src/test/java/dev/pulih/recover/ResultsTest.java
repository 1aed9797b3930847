package dev.pulih.recover;

import static dev.pulih.recover.Samples.WORKLOAD;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Sights.V1_A;
import static dev.pulih.recover.Sights.V1_B;
import static dev.pulih.recover.Sights.V2_A;
import static dev.pulih.recover.Sights.V2_B;
import static dev.pulih.recover.Sights.routes;
import static dev.pulih.recover.Sights.split;
import static dev.pulih.recover.Sights.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.JudgingRestart;
import dev.pulih.recover.IncidentState.JudgingShift;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.recover.Situation.Restarted;
import dev.pulih.recover.Situation.Shifted;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import dev.pulih.signal.Workload;
import dev.pulih.signal.Workload.Ownership;
import dev.pulih.signal.Workload.Replicas;
import dev.pulih.signal.Workload.Rollout;
import dev.pulih.signal.Workload.Strategy;
import dev.pulih.signal.WorkloadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an action shows at 600 s: a restart of 300.7 s, or weights that were written at 305 s. */
class ResultsTest {

  private static final Instant RESTARTED = at(300).plusMillis(700);
  private static final Facts FACTS = Life.opened().facts();
  private static final RestartOrder ORDER = new RestartOrder(WORKLOAD, RESTARTED, "mine");
  private static final Begun ROLLING = new RollingOut(FACTS, ORDER, 7, at(700));
  private static final Begun JUDGING =
      new JudgingRestart(FACTS, ORDER, Evaluation.from(at(360), Duration.ofMinutes(5)));
  private static final Begun SHIFTED =
      new JudgingShift(FACTS, plan(), Evaluation.from(at(305), Duration.ofMinutes(5)));

  @ParameterizedTest(name = "generation {0}, observed {1}, available {2}, exceeded {3}: {4}")
  @CsvSource({
    "7, 7, 4, false, COMPLETE",
    "8, 8, 4, false, COMPLETE",
    // Seen before the restart: an older generation, however complete.
    "6, 6, 4, false, UNKNOWN",
    "7, 6, 4, false, ROLLING",
    "7, 7, 3, false, ROLLING",
    "7, 7, 3, true, STUCK",
    "7, 7, 4, true, COMPLETE",
  })
  void a_rollout_stands_where_its_deployment_says(
      long generation, long observed, int available, boolean exceeded, Progress progress) {
    Workload workload =
        new Workload(
            WORKLOAD,
            new Replicas(4, 4, 4, available),
            new Rollout(generation, observed, exceeded, false, Optional.empty()),
            new Strategy(false, 3),
            Ownership.none());
    assertThat(restarted(new Sights().workloads(workload), ROLLING).progress()).isEqualTo(progress);
  }

  @Test
  void a_deployment_that_nobody_sees_is_not_known() {
    assertThat(restarted(new Sights().workloads(), ROLLING).progress()).isEqualTo(Progress.UNKNOWN);
    assertThat(restarted(new Sights().unknown(), ROLLING))
        .isEqualTo(new Restarted(Progress.UNKNOWN, Samples.UNKNOWN));
  }

  @Test
  void a_generation_is_compared_only_while_the_rollout_is_under_way() {
    Workload older =
        new Workload(
            WORKLOAD,
            new Replicas(4, 4, 4, 4),
            new Rollout(6, 6, false, false, Optional.empty()),
            new Strategy(false, 3),
            Ownership.none());
    assertThat(restarted(new Sights().workloads(older), JUDGING).progress())
        .isEqualTo(Progress.COMPLETE);
  }

  @Test
  void without_a_restart_under_way_nothing_is_read() {
    Restarted nothing = new Restarted(Progress.UNKNOWN, Samples.UNKNOWN);
    assertThat(Results.restarted(made(300).sight(), Optional.empty())).isEqualTo(nothing);
    assertThat(restarted(made(300), Life.opened().begun())).isEqualTo(nothing);
    assertThat(restarted(made(300), SHIFTED)).isEqualTo(nothing);
    assertThat(restarted(made(300), Life.restarting().begun())).isEqualTo(nothing);
  }

  @Test
  void only_pods_made_since_the_restart_are_judged() {
    // Kubernetes writes whole seconds: a pod made at 300.9 s says 300 s.
    assertThat(restarted(made(300), JUDGING).newPods()).isEqualTo(new Reading.Value(0.5));
    assertThat(restarted(made(299), JUDGING).newPods()).isEqualTo(Reading.unknown(Why.NO_DATA));
    assertThat(restarted(made(300), ROLLING).newPods()).isEqualTo(new Reading.Value(0.5));
  }

  @Test
  void the_old_pods_that_are_still_there_say_nothing() {
    Sights sights = made(310).pods(Sights.pod(V1_A, "v1"), pod(V1_B, 310, true));
    sights.errors(V1_A, Span.EVALUATION, 1_000, 0.9).errors(V1_B, Span.EVALUATION, 10, 0.01);
    assertThat(restarted(sights, JUDGING).newPods()).isEqualTo(new Reading.Value(0.01));
  }

  @Test
  void a_pod_of_another_workload_or_one_that_leaves_says_nothing() {
    WorkloadRef other = WorkloadRef.deployment("bos", "txn-canary");
    Pod stranger = new Pod(V1_A, other, pod(V1_A, 310, true).labels(), health(310, true));
    Sights sights = made(310).pods(stranger, pod(V1_B, 310, false));
    assertThat(restarted(sights, JUDGING).newPods()).isEqualTo(Reading.unknown(Why.NO_DATA));
  }

  @Test
  void new_pods_are_judged_by_the_sums_of_their_failed_and_of_all_requests() {
    // 90 failed of 100 and 0 of 900 a second: 9 %, where the mean of the ratios is 45 %.
    Sights sights = new Sights().pods(pod(V1_A, 310, true), pod(V1_B, 310, true));
    sights.errors(V1_A, Span.EVALUATION, 100, 0.9).errors(V1_B, Span.EVALUATION, 900, 0);
    assertThat(restarted(sights, JUDGING).newPods().known().orElseThrow())
        .isCloseTo(0.09, within(1e-12));
  }

  @Test
  void new_pods_with_too_few_requests_in_three_minutes_are_not_known() {
    // 0.11 a second are 19.8 in 180 s, and 33 in 300 s.
    Sights sights = new Sights().pods(pod(V1_A, 310, true));
    sights.errors(V1_A, Span.EVALUATION, 0.11, 0);
    assertThat(restarted(sights, JUDGING).newPods()).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
  }

  @Test
  void a_shift_is_judged_by_its_target_alone() {
    // v1 fails 2 % and v2 50 %.
    Sights sights = shifted();
    assertThat(shifted(sights, SHIFTED))
        .isEqualTo(new Shifted(new Reading.Value(0.02), Truth.TRUE, Truth.TRUE));
  }

  @Test
  void what_was_seen_before_the_shift_says_nothing_about_it() {
    Shifted nothing = new Shifted(Samples.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN);
    assertThat(shifted(shifted().seenAt(at(305)), SHIFTED)).isEqualTo(nothing);
    assertThat(shifted(shifted().seenAt(at(306)), SHIFTED).inPlace()).isEqualTo(Truth.TRUE);
    assertThat(shifted(shifted().unknown(), SHIFTED)).isEqualTo(nothing);
    assertThat(shifted(shifted(), JUDGING)).isEqualTo(nothing);
    assertThat(Results.shifted(shifted().sight(), Optional.empty())).isEqualTo(nothing);
  }

  @ParameterizedTest(name = "p99 {0} s: {1}")
  @CsvSource({"0.399, TRUE", "0.4, FALSE", "NaN, UNKNOWN"})
  void its_latency_is_normal_under_twice_the_objective(double p99, Truth normal) {
    Sights sights = shifted().service(Signals.P99_LATENCY, Reading.of(p99));
    assertThat(shifted(sights, SHIFTED).normal()).isEqualTo(normal);
  }

  @Test
  void weights_of_someone_else_are_not_in_place_and_unreadable_ones_are_not_known() {
    assertThat(shifted(shifted().routes(routes("mesh", split(0, "main", 90, 10))), SHIFTED))
        .extracting(Shifted::inPlace)
        .isEqualTo(Truth.FALSE);
    assertThat(shifted(shifted().routes(routes("mesh", split(0, "main", 50, 50))), SHIFTED))
        .extracting(Shifted::inPlace)
        .isEqualTo(Truth.FALSE);
    assertThat(shifted(shifted().routes(), SHIFTED))
        .extracting(Shifted::inPlace)
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void a_target_with_too_few_requests_in_five_minutes_is_not_known() {
    // 0.03 a second on each of two pods are 18 in 300 s; 0.035 are 21.
    Sights few = shifted();
    few.errors(V1_A, Span.CONDITION, 0.03, 0).errors(V1_B, Span.CONDITION, 0.03, 0);
    assertThat(shifted(few, SHIFTED).target()).isEqualTo(Reading.unknown(Why.LOW_TRAFFIC));
    few.errors(V1_A, Span.CONDITION, 0.035, 0).errors(V1_B, Span.CONDITION, 0.035, 0);
    assertThat(shifted(few, SHIFTED).target()).isEqualTo(new Reading.Value(0));
  }

  @Test
  void a_pod_of_the_target_that_leaves_is_not_counted() {
    Sights sights = shifted();
    sights.errors(V1_B, 0.9).with(pod(V1_B, 0, false));
    assertThat(shifted(sights, SHIFTED).target()).isEqualTo(new Reading.Value(0.02));
  }

  private static Restarted restarted(Sights sights, Begun state) {
    return Results.restarted(sights.sight(), Optional.of(state));
  }

  private static Shifted shifted(Sights sights, Begun state) {
    return Results.shifted(sights.sight(), Optional.of(state));
  }

  /** One pod, made at this second, which fails one request in two. */
  private static Sights made(long second) {
    return new Sights().pods(pod(V1_A, second, true)).errors(V1_A, Span.EVALUATION, 10, 0.5);
  }

  private static Pod pod(PodRef ref, long created, boolean running) {
    return Sights.pod(ref, "v1", health(created, running));
  }

  private static Pod.Health health(long created, boolean running) {
    return new Pod.Health(at(created), running, Optional.empty(), List.of());
  }

  private static Sights shifted() {
    return new Sights()
        .errors(V1_A, 0.02)
        .errors(V1_B, 0.02)
        .errors(V2_A, 0.5)
        .errors(V2_B, 0.5)
        .service(Signals.P99_LATENCY, new Reading.Value(0.3))
        .routes(routes("mesh", split(0, "main", 100, 0)));
  }

  private static ShiftPlan plan() {
    WeightChange.OfRoute route =
        new WeightChange.OfRoute(0, "main", weights(50, 50), weights(100, 0));
    return new ShiftPlan("v1", List.of(new WeightChange("bos", "mesh", "11", List.of(route))));
  }
}
