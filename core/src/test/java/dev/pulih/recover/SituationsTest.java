package dev.pulih.recover;

import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.matured;
import static dev.pulih.recover.Samples.maturing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Detected;
import dev.pulih.detect.Detected.OfService;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Watched;
import dev.pulih.recover.Situation.Sign;
import dev.pulih.recover.Situation.Summary;
import dev.pulih.recover.Situation.View;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Span;
import dev.pulih.signal.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an incident is told of its service. */
class SituationsTest {

  private static final StageCondition ABSENT = StageCondition.absent(at(600));
  private static final Finding P1 = finding(Signals.ERROR_RATE, Optional.of(Severity.P1));
  private static final Finding P2 = finding(Signals.ERROR_RATE, Optional.of(Severity.P2));
  private static final Finding DEVIATION = finding(Signals.REQUEST_RATE, Optional.empty());

  @Test
  void the_view_is_what_the_rules_say_of_the_service() {
    Sights sights = new Sights().service(Signals.ERROR_RATE, new Reading.Value(0.15));
    assertThat(view(sights, List.of(P2), ABSENT, ABSENT))
        .isEqualTo(
            new View(
                Mode.AUTO,
                Optional.of(Severity.P2),
                Truth.FALSE,
                new Reading.Value(0.15),
                new Summary(
                    "error rate 15 %, over 5 % (error_rate)",
                    false, true, List.of(new Sign("error_rate", "error_rate")))));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void a_service_has_a_mode_of_its_own(Mode mode) {
    Sight auto = sight(new Sights(), List.of(P1), ABSENT, ABSENT);
    Watched own =
        new Watched(
            auto.watched().service(),
            auto.watched().slo(),
            mode,
            auto.watched().owned(),
            auto.watched().capacityPerPod());
    Sight sight = new Sight(own, auto.detected(), auto.inventory(), auto.fleet(), auto.rules());
    assertThat(Situations.of(sight).view().mode()).isEqualTo(mode);
  }

  @Test
  void the_headline_is_of_the_first_threshold_else_of_the_first_deviation() {
    assertThat(headline(DEVIATION, P2)).isEqualTo("error rate 15 %, over 5 % (error_rate)");
    assertThat(headline(DEVIATION)).isEqualTo("request rate 0.15/s, over 0.05/s (error_rate)");
    assertThat(headline()).isEqualTo("no threshold is crossed");
  }

  @Test
  void several_signals_together_deserve_an_opinion() {
    assertThat(complex(ABSENT, ABSENT, P2, DEVIATION)).isTrue();
    assertThat(complex(ABSENT, ABSENT, P2)).isFalse();
  }

  @Test
  void a_p1_that_a_stage_has_in_hand_deserves_none() {
    Sight seen = sight(new Sights(), List.of(P1), ABSENT, ABSENT);
    assertThat(Situations.of(seen, Life.opened().begun()).view().summary().complex()).isTrue();
    assertThat(Situations.of(seen, Life.rollingOut().begun()).view().summary().complex()).isFalse();
  }

  @Test
  void several_services_together_deserve_one() {
    ServiceRef other = new ServiceRef("bos", "payment-service");
    assertThat(together(other, List.of(P2), List.of(DEVIATION))).isTrue();
    assertThat(together(other, List.of(P2), List.of())).isFalse();
    assertThat(together(other, List.of(), List.of(P2))).isFalse();
  }

  private static boolean together(ServiceRef other, List<Finding> own, List<Finding> others) {
    Sight alone = sight(new Sights(), own, ABSENT, ABSENT);
    Map<ServiceRef, OfService> all = new HashMap<>(alone.detected().services());
    all.put(other, new OfService(others, ABSENT, ABSENT, Truth.FALSE, Optional.empty()));
    Sight both =
        new Sight(
            alone.watched(),
            new Detected(alone.readings(), all, alone.detected().deviations()),
            alone.inventory(),
            alone.fleet(),
            alone.rules());
    return Situations.of(both).view().summary().complex();
  }

  @Test
  void the_same_signal_over_two_windows_is_one() {
    Finding recent = finding(Signals.ERROR_RATE.over(Span.RECENT), Optional.of(Severity.P2));
    assertThat(complex(ABSENT, ABSENT, P2, recent)).isFalse();
  }

  @Test
  void a_p1_deserves_one_where_no_stage_addresses_it() {
    assertThat(complex(ABSENT, ABSENT, P1)).isTrue();
    assertThat(complex(maturing(590), ABSENT, P1)).isFalse();
    assertThat(complex(ABSENT, matured(590, List.of()), P1)).isFalse();
  }

  @Test
  void a_service_that_the_rules_say_nothing_about_is_not_known_and_not_well() {
    Sight seen = new Sights().sight();
    Sight unseen =
        new Sight(
            seen.watched(),
            new Detected(seen.readings(), Map.of(), seen.detected().deviations()),
            seen.inventory(),
            seen.fleet(),
            seen.rules());
    Situation situation = Situations.of(unseen);
    assertThat(situation.view().calm()).isEqualTo(Truth.UNKNOWN);
    assertThat(situation.view().severity()).isEmpty();
    assertThat(situation.restart().condition().phase()).isEqualTo(StageCondition.Phase.UNKNOWN);
    assertThat(situation.shift().condition().recent()).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void each_stage_has_its_own_condition() {
    StageCondition restart = matured(580, List.of(Sights.V1_A));
    StageCondition shift = maturing(590);
    Situation situation = Situations.of(sight(new Sights(), List.of(P1), restart, shift));
    assertThat(situation.restart().condition()).isEqualTo(restart);
    assertThat(situation.shift().condition()).isEqualTo(shift);
  }

  private static Finding finding(Signal signal, Optional<Severity> severity) {
    Measured measured = new Measured(signal, new Entity.OfService(TXN), 0.15, 0.05);
    return new Finding(TXN, "error_rate", measured, at(0), severity);
  }

  private static String headline(Finding... findings) {
    return view(new Sights(), List.of(findings), ABSENT, ABSENT).summary().headline();
  }

  private static boolean complex(
      StageCondition restart, StageCondition shift, Finding... findings) {
    return view(new Sights(), List.of(findings), restart, shift).summary().complex();
  }

  private static View view(
      Sights sights, List<Finding> findings, StageCondition restart, StageCondition shift) {
    return Situations.of(sight(sights, findings, restart, shift)).view();
  }

  private static Sight sight(
      Sights sights, List<Finding> findings, StageCondition restart, StageCondition shift) {
    Sight quiet = sights.sight();
    OfService rules = new OfService(findings, restart, shift, Truth.FALSE, Optional.empty());
    return new Sight(
        quiet.watched(),
        new Detected(quiet.readings(), Map.of(TXN, rules), quiet.detected().deviations()),
        quiet.inventory(),
        quiet.fleet(),
        quiet.rules());
  }
}
