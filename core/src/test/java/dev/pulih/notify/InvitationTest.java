package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.notify.Invitation.Acknowledge;
import dev.pulih.notify.Invitation.Approve;
import dev.pulih.notify.Invitation.CallFalse;
import dev.pulih.notify.Invitation.Decline;
import dev.pulih.notify.Invitation.Release;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.IncidentState.Provisional;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.recover.States;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvitationTest {

  static List<Begun> states() {
    return States.all();
  }

  @ParameterizedTest
  @MethodSource("states")
  void a_question_is_answered_while_it_is_asked_and_carries_its_deadline(Begun state) {
    List<Invitation> invited = Invitation.of(state);
    if (state instanceof AwaitingApproval waiting) {
      assertThat(invited)
          .contains(new Approve(waiting.deadline()), new Decline(waiting.deadline()));
    } else {
      assertThat(invited).doesNotHaveAnyElementsOfTypes(Approve.class, Decline.class);
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void a_breaker_is_released_while_it_is_open_and_not_while_someone_does(Begun state) {
    List<Invitation> invited = Invitation.of(state);
    if (state.facts().breaker() instanceof Breaker.Open open) {
      assertThat(invited).contains(new Release(open.since()));
    } else {
      assertThat(invited).doesNotHaveAnyElementsOfTypes(Release.class);
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void who_was_called_is_asked_to_take_it_on_until_someone_has(Begun state) {
    boolean waits =
        state.live()
            && !(state instanceof Provisional)
            && state.facts().alarm().paged()
            && state.facts().alarm().response().taken().isEmpty();
    List<Acknowledge> asks =
        state.facts().alarm().response().called().map(Acknowledge::new).stream()
            .filter(_ -> waits)
            .toList();
    assertThat(asks).hasSize(waits ? 1 : 0);
    assertThat(Invitation.of(state)).filteredOn(Acknowledge.class::isInstance).isEqualTo(asks);
  }

  @ParameterizedTest
  @MethodSource("states")
  void nobody_is_asked_to_take_on_what_someone_has(Begun state) {
    Begun taken =
        (Begun) RecoveryMachine.next(state, new Acknowledged("amir"), Samples.at(9_000)).state();
    assertThat(Invitation.of(taken)).doesNotHaveAnyElementsOfTypes(Acknowledge.class);
  }

  @ParameterizedTest
  @MethodSource("states")
  void what_is_over_is_no_false_alarm_any_more(Begun state) {
    assertThat(Invitation.of(state).contains(CallFalse.about(state))).isEqualTo(state.live());
  }

  @Test
  void the_states_show_each_order() {
    assertThat(states().stream().flatMap(state -> Invitation.of(state).stream()))
        .hasAtLeastOneElementOfType(Approve.class)
        .hasAtLeastOneElementOfType(Release.class)
        .hasAtLeastOneElementOfType(Acknowledge.class)
        .hasAtLeastOneElementOfType(CallFalse.class);
  }

  @Test
  void what_is_approved_and_not_begun_can_only_be_declined() {
    AwaitingApproval asked =
        (AwaitingApproval)
            states().stream().filter(AwaitingApproval.class::isInstance).findFirst().orElseThrow();
    AwaitingApproval approved =
        new AwaitingApproval(
            asked.facts(), asked.intention(), Optional.of("amir"), asked.deadline());
    assertThat(Invitation.of(approved))
        .contains(new Decline(asked.deadline()))
        .doesNotHaveAnyElementsOfTypes(Approve.class);
  }
}
