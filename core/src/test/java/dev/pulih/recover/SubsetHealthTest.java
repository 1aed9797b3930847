package dev.pulih.recover;

import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Sights.V1_A;
import static dev.pulih.recover.Sights.V1_B;
import static dev.pulih.recover.Sights.V2_A;
import static dev.pulih.recover.Sights.V2_B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Reason;
import dev.pulih.recover.SubsetHealth.Verdict;
import dev.pulih.signal.Pod;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Reading.Why;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a subset is good for, at 600 s. */
class SubsetHealthTest {

  private static final Reading QUIET = Reading.unknown(Why.LOW_TRAFFIC);

  @Test
  void each_subset_is_measured_over_the_pods_that_its_labels_select() {
    List<SubsetHealth> all = all(Sights.v2Fails());
    assertThat(all).extracting(SubsetHealth::name).containsExactly("v1", "v2");
    assertThat(all)
        .extracting(SubsetHealth::errors)
        .containsExactly(new Reading.Value(0), new Reading.Value(0.5));
    assertThat(all)
        .extracting(SubsetHealth::verdict)
        .containsExactly(Verdict.HEALTHY, Verdict.UNHEALTHY);
    assertThat(all.getFirst().pods()).extracting(Pod::ref).containsExactly(V1_A, V1_B);
  }

  @Test
  void exactly_five_percent_is_not_under_five() {
    assertThat(v1(new Sights().errors(V1_A, 0.05).errors(V1_B, 0.05)).verdict())
        .isEqualTo(Verdict.UNHEALTHY);
    assertThat(v1(new Sights().errors(V1_A, 0.049).errors(V1_B, 0.049)).verdict())
        .isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_pod_that_is_being_deleted_does_not_count() {
    Pod leaving = Sights.pod(V1_B, "v1", new Pod.Health(at(0), false, Optional.empty(), List.of()));
    SubsetHealth v1 = v1(new Sights().errors(V1_A, 0).errors(V1_B, 0.9).with(leaving));
    assertThat(v1.pods()).extracting(Pod::ref).containsExactly(V1_A);
    assertThat(v1.verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void a_subset_without_pods_is_good_for_nothing() {
    assertThat(v1(new Sights().pods()).verdict()).isEqualTo(Verdict.UNHEALTHY);
  }

  @Test
  void no_traffic_on_pods_that_have_long_been_ready_is_idle() {
    assertThat(v1(idle()).verdict()).isEqualTo(Verdict.IDLE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Why.class,
      names = {"LOW_TRAFFIC"},
      mode = EnumSource.Mode.EXCLUDE)
  void what_is_unknown_for_another_reason_is_not_idle(Why why) {
    Reading unknown = Reading.unknown(why);
    Sights dark =
        new Sights()
            .read(V1_A, Span.CONDITION, unknown, unknown)
            .read(V1_B, Span.CONDITION, unknown, unknown);
    assertThat(v1(dark).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(healthiest(dark)).isNotEqualTo(Optional.of("v1"));
  }

  @ParameterizedTest(name = "ready since {0} s, {1} restarts: {2}")
  @CsvSource({
    // Five minutes before 600 s is 300 s, and that is long enough.
    "300, 0, IDLE",
    "301, 0, UNHEALTHY",
    "300, 1, UNHEALTHY",
  })
  void idle_takes_all_pods_ready_for_five_minutes_without_a_restart(
      long second, int restarts, Verdict verdict) {
    assertThat(v1(idle().with(ready(V1_B, Optional.of(at(second)), restarts))).verdict())
        .isEqualTo(verdict);
  }

  @Test
  void one_pod_that_is_not_ready_spoils_an_idle_subset() {
    assertThat(v1(idle().with(ready(V1_B, Optional.empty(), 0))).verdict())
        .isEqualTo(Verdict.UNHEALTHY);
  }

  @Test
  void an_idle_subset_asks_unless_the_policy_allows_it() {
    assertThat(holds(idle()))
        .containsExactly(new Hold(Reason.IDLE_STANDBY, "subset v1 has had no traffic"));
    assertThat(holds(idle().policy(allowing()))).isEmpty();
  }

  @Test
  void proven_traffic_comes_before_an_idle_subset() {
    Sights sights = idle().errors(V2_A, 0.04).errors(V2_B, 0.04);
    assertThat(healthiest(sights)).contains("v2");
  }

  @Test
  void among_the_healthy_the_fewest_errors_win() {
    Sights sights =
        new Sights().errors(V1_A, 0.03).errors(V1_B, 0.03).errors(V2_A, 0.02).errors(V2_B, 0.02);
    assertThat(healthiest(sights)).contains("v2");
  }

  @Test
  void an_unhealthy_one_is_never_chosen_and_an_idle_one_is_better_than_none() {
    assertThat(healthiest(idle().errors(V2_A, 0.9).errors(V2_B, 0.9))).contains("v1");
    assertThat(healthiest(new Sights().errors(V2_A, 0.9).errors(V2_B, 0.9))).isEmpty();
  }

  @Test
  void what_was_read_is_said() {
    assertThat(SubsetHealth.describe(all(Sights.v2Fails())))
        .isEqualTo("subset v1 reads 0 % on 2 pods, subset v2 reads 50 % on 2 pods");
    assertThat(SubsetHealth.describe(List.of())).isEqualTo("the service has no subsets");
  }

  @ParameterizedTest(name = "{0} requests/s: held {1}")
  @CsvSource({
    // Two pods of 60 carry 120: 120 % of 100, and of no more.
    "100, false",
    "100.1, true",
  })
  void the_ready_pods_must_carry_120_percent_of_the_load(double load, boolean held) {
    Sights sights =
        Sights.v2Fails()
            .capacity(OptionalDouble.of(60))
            .service(Signals.REQUEST_RATE, new Reading.Value(load));
    assertThat(holds(sights)).extracting(Hold::reason).hasSize(held ? 1 : 0);
    if (held) {
      assertThat(holds(sights))
          .containsExactly(
              new Hold(
                  Reason.NO_CAPACITY,
                  "subset v1: 2 ready pods x 60 requests/s are less than the 120 requests/s"
                      + " needed"));
    }
  }

  @Test
  void a_running_pod_that_is_not_ready_carries_nothing() {
    // 2 x 60 would be enough; 1 x 60 is not.
    Sights sights =
        Sights.v2Fails().capacity(OptionalDouble.of(60)).with(ready(V1_B, Optional.empty(), 0));
    assertThat(v1(sights).pods()).hasSize(2);
    assertThat(holds(sights))
        .singleElement()
        .extracting(Hold::detail)
        .asString()
        .startsWith("subset v1: 1 ready pods x 60");
  }

  @Test
  void a_capacity_that_was_measured_counts_where_none_is_configured() {
    Sights sights = Sights.v2Fails().capacity(OptionalDouble.empty());
    Hold unknown = new Hold(Reason.NO_CAPACITY, "load or capacity per pod is not known");
    assertThat(holds(sights)).containsExactly(unknown);
    assertThat(holds(sights.service(Signals.POD_CAPACITY, new Reading.Value(60)))).isEmpty();
    assertThat(holds(sights.service(Signals.POD_CAPACITY, new Reading.Value(59)))).hasSize(1);
  }

  @Test
  void a_configured_capacity_comes_before_a_measured_one() {
    Sights sights = Sights.v2Fails().service(Signals.POD_CAPACITY, new Reading.Value(1));
    assertThat(holds(sights)).isEmpty();
  }

  @Test
  void a_load_that_nobody_knows_is_not_shifted() {
    Sights sights = Sights.v2Fails().service(Signals.REQUEST_RATE, Samples.UNKNOWN);
    assertThat(holds(sights)).extracting(Hold::reason).containsExactly(Reason.NO_CAPACITY);
  }

  private static Sights idle() {
    return new Sights()
        .read(V1_A, Span.CONDITION, QUIET, QUIET)
        .read(V1_B, Span.CONDITION, QUIET, QUIET);
  }

  private static Pod ready(PodRef ref, Optional<Instant> since, int restarts) {
    return Sights.pod(
        ref,
        "v1",
        new Pod.Health(
            at(0), true, since, List.of(new Pod.Container("app", restarts, Optional.empty()))));
  }

  private static Policy allowing() {
    Policy policy = Policy.defaults();
    Policy.Shift shift = policy.shift();
    Policy.Target target = shift.target();
    return new Policy(
        policy.restart(),
        new Policy.Shift(
            shift.above(),
            new Policy.Target(target.errorsBelow(), target.headroom(), target.idleReadyFor(), true),
            shift.p99Factor(),
            shift.judgement(),
            shift.care()),
        policy.escalation(),
        policy.patience(),
        policy.advice());
  }

  private static List<SubsetHealth> all(Sights sights) {
    return SubsetHealth.all(sights.sight(), sights.here());
  }

  private static SubsetHealth v1(Sights sights) {
    return all(sights).getFirst();
  }

  private static List<Hold> holds(Sights sights) {
    return v1(sights).holds(sights.sight(), Reason.NO_CAPACITY);
  }

  private static Optional<String> healthiest(Sights sights) {
    return SubsetHealth.healthiest(all(sights)).map(SubsetHealth::name);
  }
}
