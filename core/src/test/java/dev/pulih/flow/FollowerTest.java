package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.Lines.Fake;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Channel;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.IncidentEvent.Called;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who was called hears what became of it. */
class FollowerTest {

  private static final Effect.StandDown OVER = new Effect.StandDown("it is over", 0);

  private static final EffectId ID = new EffectId(Samples.incident().id(), 9, 0);

  private final Lines lines = new Lines();
  private final Fake pager = new Fake(Channel.PAGERDUTY);
  private final Fake chat = new Fake(Channel.SLACK);
  private final Fake manager = new Fake(Channel.PAGERDUTY);
  private final Follower follower =
      new Follower(new Switchboard(List.of(pager, chat), List.of(manager)), lines.letters);

  @Test
  void the_end_is_told_by_every_line_that_called_and_by_no_other() {
    lines.happens(new Called(0, "PAGERDUTY", "key", 1), 1);
    assertThat(follower.standDown(ID, OVER, lines.at(9, 9)))
        .isEqualTo(new Tried.Done(new Told("PAGERDUTY", "ref")));
    assertThat(pager.sent).extracting(Notification::kind).containsExactly(Kind.RESOLVE);
    assertThat(chat.sent).isEmpty();
    lines.happens(new Called(0, "SLACK", "ts", 1), 2);
    follower.standDown(ID, OVER, lines.at(9, 9));
    assertThat(chat.sent).extracting(Notification::kind).containsExactly(Kind.RESOLVE);
  }

  @Test
  void each_contact_hears_of_it_by_its_own_line() {
    lines.happens(new Called(0, "PAGERDUTY", "key", 1), 1);
    lines.happens(new Called(1, "PAGERDUTY of contact 2", "key", 1), 2);
    follower.standDown(ID, new Effect.StandDown("it is over", 1), lines.at(9, 9));
    assertThat(pager.sent).isEmpty();
    assertThat(manager.sent).hasSize(1);
  }

  @Test
  void a_line_that_is_down_is_tried_again_before_any_other() {
    lines.happens(new Called(0, "SLACK", "ts", 1), 1);
    lines.happens(new Called(0, "PAGERDUTY", "key", 1), 2);
    pager.answer = new Delivery.Retry("HTTP 503", Duration.ZERO);
    assertThat(follower.standDown(ID, OVER, lines.at(9, 9)))
        .isEqualTo(new Tried.Later("HTTP 503", Duration.ZERO));
    assertThat(chat.sent).isEmpty();
  }

  @Test
  void what_one_line_took_is_not_said_again_because_another_is_down() {
    lines.happens(new Called(0, "PAGERDUTY", "key", 1), 1);
    lines.happens(new Called(0, "SLACK", "ts", 1), 2);
    chat.answer = new Delivery.Retry("HTTP 503", Duration.ZERO);
    follower.standDown(ID, OVER, lines.at(9, 9));
    chat.answer = new Delivery.Delivered("ts");
    assertThat(follower.standDown(ID, OVER, lines.at(19, 9)))
        .isEqualTo(new Tried.Done(new Told("PAGERDUTY, SLACK", "ts")));
    assertThat(pager.sent).hasSize(1);
    assertThat(chat.sent).hasSize(2);
  }

  @Test
  void a_line_that_wants_to_be_left_alone_is() {
    lines.happens(new Called(0, "PAGERDUTY", "key", 1), 1);
    pager.answer = new Delivery.Retry("too many requests", Duration.ofSeconds(30));
    follower.standDown(ID, OVER, lines.at(9, 9));
    assertThat(follower.standDown(ID, OVER, lines.at(19, 9)))
        .isEqualTo(new Tried.Waits(Duration.ofSeconds(20)));
    assertThat(pager.sent).hasSize(1);
  }

  @Test
  void the_end_keeps_its_place_before_all_that_only_inform() {
    lines.happens(new Called(0, "SLACK", "ts", 1), 1);
    chat.pace = Duration.ofSeconds(2);
    Switchboard board = Switchboard.of(List.of(chat));
    Follower busy = new Follower(board, lines.letters);
    var line = board.line(Channel.SLACK).orElseThrow();
    assertThat(board.wait(line, lines.at(9, 9))).isEmpty();
    assertThat(busy.standDown(ID, OVER, lines.at(10, 9)))
        .isEqualTo(new Tried.Waits(Duration.ofSeconds(1)));
    assertThat(board.wait(line, lines.at(11, 9))).isPresent();
    assertThat(busy.standDown(ID, OVER, lines.at(11, 9))).isInstanceOf(Tried.Done.class);
  }

  @Test
  void where_nobody_was_called_nobody_hears_of_the_end() {
    assertThat(follower.standDown(ID, OVER, lines.at(9, 9)))
        .isEqualTo(new Tried.Done(new NotTold("nobody", "nobody had been called", OVER)));
  }

  @Test
  void that_someone_has_it_is_told_where_alerts_are_acknowledged_and_not_in_the_chat() {
    lines.happens(new Called(0, "PAGERDUTY", "key", 1), 1);
    lines.happens(new Called(0, "SLACK", "ts", 1), 2);
    follower.acknowledge(ID, new Effect.Acknowledge("siti has it", 0), lines.at(9, 9));
    assertThat(pager.sent).extracting(Notification::kind).containsExactly(Kind.ACKNOWLEDGE);
    assertThat(chat.sent).isEmpty();
  }

  @Test
  void a_change_is_announced_to_the_pager() {
    follower.announce(ID, new Effect.Announce("it restarts", Samples.at(9)), lines.at(9, 9));
    assertThat(pager.sent).extracting(Notification::kind).containsExactly(Kind.CHANGE);
  }
}
