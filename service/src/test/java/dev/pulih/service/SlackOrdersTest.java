package dev.pulih.service;

import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.shiftDue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Breaker;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.CalledFalse;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.recover.IncidentEvent.SilenceSeen;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Closed;
import dev.pulih.recover.IncidentState.Restarting;
import dev.pulih.recover.Samples;
import dev.pulih.service.slack.English;
import dev.pulih.service.slack.Orders;
import dev.pulih.service.slack.Orders.Result;
import dev.pulih.service.slack.Orders.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What people in Slack order is done once, and only while what they saw still holds. */
class SlackOrdersTest {

  private static final String SITI = "slack:U0SITI (siti)";
  private static final String AMIR = "slack:U0AMIR (amir)";

  private final OrderDesk desk = new OrderDesk();
  private final Orders orders = new SlackOrders(desk.room);

  private static void assertDone(Result result, String words) {
    assertThat(result).isInstanceOf(Result.Done.class);
    assertSaid(result, words);
  }

  private static void assertNothing(Result result, String words) {
    assertThat(result).isInstanceOf(Result.Nothing.class);
    assertSaid(result, words);
  }

  /** Whatever is answered can be said in Korean, too. */
  private static void assertSaid(Result result, String words) {
    assertThat(result.words()).contains(words);
    assertThat(English.leftInKorean(result.words())).as(result.words()).isEmpty();
  }

  // ----- approve and hold

  @Test
  void an_approval_is_recorded_with_who_gave_it_and_the_action_goes_on() {
    Instant deadline = desk.asksToRestart();
    assertDone(orders.approve(desk.id(), deadline, SITI), "approved by " + SITI);
    assertThat(desk.events()).contains(new Approved(SITI));
    desk.sees(315, OrderDesk.RESTART);
    assertThat(desk.state()).isInstanceOf(Restarting.class);
  }

  @Test
  void a_second_approval_changes_nothing_and_says_who_was_first() {
    Instant deadline = desk.asksToRestart();
    orders.approve(desk.id(), deadline, SITI);
    assertNothing(orders.approve(desk.id(), deadline, AMIR), "it is approved already, by " + SITI);
    assertThat(desk.count(Approved.class)).isEqualTo(1);
  }

  @Test
  void an_approval_of_an_older_question_changes_nothing() {
    Instant deadline = desk.asksToRestart();
    Instant older = deadline.minusSeconds(1);
    assertNothing(orders.approve(desk.id(), older, SITI), "of an older question");
    assertNothing(orders.hold(desk.id(), older, SITI), "of an older question");
    assertThat(desk.count(Approved.class) + desk.count(Declined.class)).isZero();
  }

  /** The question ends at 600 s; no tick has noticed yet. */
  @Test
  void an_approval_at_the_deadline_is_too_late() {
    Instant deadline = desk.asksToRestart();
    desk.clock(600);
    assertNothing(orders.approve(desk.id(), deadline, SITI), "came too late");
    assertThat(desk.count(Approved.class)).isZero();
  }

  @Test
  void what_is_approved_and_begun_waits_for_nobody_any_more() {
    Instant deadline = desk.asksToRestart();
    orders.approve(desk.id(), deadline, SITI);
    desk.sees(315, OrderDesk.RESTART);
    assertNothing(orders.approve(desk.id(), deadline, AMIR), "waits for a person any more");
    assertNothing(orders.hold(desk.id(), deadline, AMIR), "waits for a person any more");
    assertThat(desk.state()).isInstanceOf(Restarting.class);
  }

  @Test
  void a_hold_declines_the_action_also_after_another_approved_it() {
    Instant deadline = desk.asksToRestart();
    orders.approve(desk.id(), deadline, SITI);
    assertDone(orders.hold(desk.id(), deadline, AMIR), "declined by " + AMIR);
    assertThat(desk.events()).contains(new Declined(AMIR));
    assertThat(desk.state()).isNotInstanceOf(AwaitingApproval.class);
    assertNothing(orders.hold(desk.id(), deadline, AMIR), "waits for a person any more");
  }

  @Test
  void of_an_incident_that_is_not_there_that_is_said() {
    Instant at = Instant.EPOCH;
    assertNothing(orders.approve("bos.nope.1", at, SITI), "There is no incident bos.nope.1.");
    assertNothing(orders.releaseBreaker("bos.nope.1", at, SITI), "There is no incident");
    assertNothing(orders.falseAlarm("bos.nope.1", at, SITI), "There is no incident");
  }

  // ----- the breaker

  @Test
  void a_release_is_asked_for_once() {
    Instant since = desk.shifts();
    assertDone(orders.releaseBreaker(desk.id(), since, SITI), SITI + " releases the breaker");
    assertNothing(
        orders.releaseBreaker(desk.id(), since, AMIR), SITI + " is releasing the breaker already");
    desk.happens(320, new ReleaseAnswered(new Answer.Accepted(0)));
    assertThat(desk.state().facts().breaker()).isInstanceOf(Breaker.Watched.class);
    assertNothing(orders.releaseBreaker(desk.id(), since, AMIR), "was released by " + SITI);
    assertThat(desk.events()).contains(new ReleaseRequested(SITI));
    assertThat(desk.count(ReleaseRequested.class)).isEqualTo(1);
  }

  @Test
  void a_refused_release_may_be_asked_for_again() {
    Instant since = desk.shifts();
    orders.releaseBreaker(desk.id(), since, SITI);
    Hold changed = new Hold(Reason.CONFLICT, "the routes were changed");
    desk.happens(320, new ReleaseAnswered(new Answer.Refused(changed)));
    assertDone(orders.releaseBreaker(desk.id(), since, AMIR), AMIR + " releases the breaker");
  }

  @Test
  void the_button_of_another_breaker_releases_nothing() {
    Instant since = desk.shifts();
    assertNothing(orders.releaseBreaker(desk.id(), since.plusSeconds(1), SITI), "older breaker");
    assertThat(desk.state().facts().breaker()).isInstanceOf(Breaker.Open.class);
  }

  @Test
  void where_nothing_was_shifted_nothing_is_released() {
    assertNothing(orders.releaseBreaker(desk.id(), Instant.EPOCH, SITI), "it has no breaker");
  }

  // ----- acknowledging

  @Test
  void an_acknowledgement_is_recorded_once_with_who_took_it_on() {
    Instant call = desk.calls();
    assertDone(orders.acknowledge(desk.id(), call, SITI), "P1 " + desk.id() + ": " + SITI);
    assertNothing(orders.acknowledge(desk.id(), call, AMIR), SITI + " has acknowledged it already");
    assertThat(desk.events()).contains(new Acknowledged(SITI));
    assertThat(desk.count(Acknowledged.class)).isEqualTo(1);
  }

  @Test
  void what_is_over_needs_no_acknowledgement() {
    Instant call = desk.calls();
    orders.falseAlarm(desk.id(), desk.alarm(), AMIR);
    assertNothing(orders.acknowledge(desk.id(), call, SITI), "nobody is called for it");
    assertNothing(orders.acknowledge("bos.nope.1", call, SITI), "There is no incident");
  }

  /**
   * It is called for at 900 s, taken on, handed to people, calm, and called for again at 2000 s.
   */
  @Test
  void the_button_of_an_older_call_silences_no_newer_one() {
    Instant older = desk.calls();
    desk.sees(915, shiftDue(p1(), 915, new Hold(Reason.NO_CAPACITY, "too small")));
    desk.sees(1_500, calm(p1()));
    desk.sees(2_000, p1());
    assertNothing(orders.acknowledge(desk.id(), older, SITI), "of an older call");
    assertThat(desk.state().facts().alarm().response().taken()).isEmpty();
    Instant newer = desk.state().facts().alarm().response().called().orElseThrow();
    assertThat(newer).isEqualTo(Samples.at(2_000));
    assertDone(orders.acknowledge(desk.id(), newer, SITI), SITI + " has taken it on");
  }

  @Test
  void before_anybody_is_called_there_is_nothing_to_acknowledge() {
    assertNothing(orders.acknowledge(desk.id(), Samples.at(0), SITI), "nobody is called for it");
    assertThat(desk.count(Acknowledged.class)).isZero();
  }

  /** A silence moves the waits of the next contacts; it is still the same call. */
  @Test
  void a_silence_makes_no_button_older() {
    Instant call = desk.calls();
    desk.happens(930, new SilenceSeen(Optional.of(Samples.at(5_000))));
    assertThat(desk.state().facts().alarm().response().since()).contains(Samples.at(5_000));
    assertDone(orders.acknowledge(desk.id(), call, SITI), SITI);
  }

  // ----- a false alarm

  @Test
  void a_false_alarm_closes_the_incident_and_its_word_stands_last() {
    assertDone(orders.falseAlarm(desk.id(), desk.alarm(), SITI), SITI + " calls it a false alarm");
    assertThat(desk.state()).isInstanceOf(Closed.class);
    assertThat(desk.events()).endsWith(new ClosedBy(SITI, "false alarm"), new CalledFalse(SITI));
  }

  @Test
  void a_second_one_changes_nothing() {
    orders.falseAlarm(desk.id(), desk.alarm(), SITI);
    assertNothing(orders.falseAlarm(desk.id(), desk.alarm(), AMIR), "called a false alarm already");
    assertThat(desk.count(ClosedBy.class) + desk.count(CalledFalse.class)).isEqualTo(2);
  }

  /** The first button was shown before anybody was called. */
  @Test
  void the_button_of_an_older_alarm_does_nothing() {
    Instant first = desk.alarm();
    Instant call = desk.calls();
    assertNothing(orders.falseAlarm(desk.id(), first, SITI), "the button is of an older alarm");
    assertThat(desk.state().live()).isTrue();
    assertDone(orders.falseAlarm(desk.id(), call, SITI), "calls it a false alarm");
  }

  @Test
  void what_ended_by_itself_can_still_be_called_one() {
    desk.sees(15, calm(p1()));
    assertDone(orders.falseAlarm(desk.id(), desk.alarm(), SITI), "false alarm");
  }

  // ----- switches

  @Test
  void a_pause_has_a_reason_and_an_end() {
    assertDone(orders.pause("30m", "database maintenance", SITI), "until 2026-03-01T00:30:00Z");
    assertThat(desk.ledger.switches().pause())
        .contains(
            new Switches.Pause(
                SITI, "database maintenance", Instant.parse("2026-03-01T00:30:00Z")));
  }

  @Test
  void a_window_has_its_services_an_end_and_a_reason() {
    assertDone(
        orders.startWindow(new Window("txn-service", "", "2h", "new disks", false), SITI),
        "until 2026-03-01T02:00:00Z: no actions for bos/txn-service; alarms go on.");
    assertThat(orders.windows()).contains("by " + SITI + ": new disks");
    assertThat(English.leftInKorean(orders.windows().replace("new disks", "x"))).isEmpty();
    String id = desk.room.maintenance().windows(Samples.at(0)).getFirst().id();
    assertNothing(orders.endWindow("m-1", SITI), "There are: " + id);
    assertDone(orders.endWindow(id, SITI), "Window " + id + " is over.");
    assertNothing(orders.endWindow(id, SITI), "There is none.");
    assertThat(orders.windows()).isEqualTo("No window of maintenance is on or to come.");
  }

  @Test
  void what_is_no_window_is_refused_in_words() {
    assertNothing(start("txn-service", "soon", "x"), "\"soon\" is no length of time");
    assertNothing(start("txn-service", "0s", "x"), "before it begins");
    assertNothing(start("txn-service", "31d", "x"), "longer than 30 days");
    assertNothing(start("txn-service", "2h", " \t "), "needs a reason");
    assertNothing(start("nope", "2h", "x"), "No service \"nope\" is watched.");
    assertThat(desk.ledger.switches().windows()).isEmpty();
  }

  private Result start(String services, String length, String reason) {
    return orders.startWindow(new Window(services, "", length, reason, false), SITI);
  }

  private Result planned(String from) {
    return orders.startWindow(new Window("txn-service", from, "2h", "new disks", true), SITI);
  }

  @Test
  void a_window_may_begin_later() {
    assertDone(
        planned("3h"),
        "from 2026-03-01T03:00:00Z until 2026-03-01T05:00:00Z: no actions for bos/txn-service;");
    assertDone(planned(" 2026-03-02T02:00+08:00 "), "from 2026-03-01T18:00:00Z until");
    assertThat(desk.ledger.switches().hold(Samples.TXN, Samples.at(0))).isEmpty();
    assertNothing(planned("tonight"), "\"tonight\" is no beginning");
    assertNothing(planned("2026-03-02 02:00"), "is no beginning");
    assertNothing(planned("2026-02-28T02:00Z"), "begins in the past");
    assertThat(desk.ledger.switches().windows()).hasSize(2);
  }

  @Test
  void what_is_no_pause_is_refused_in_words() {
    assertNothing(orders.pause("soon", "x", SITI), "\"soon\" is no length of time");
    assertNothing(orders.pause("31d", "x", SITI), "within 30 days");
    assertNothing(orders.pause("30m", " \t ", SITI), "needs a reason");
    assertThat(desk.ledger.switches()).isEqualTo(Switches.none());
  }

  /** The file is there all the same. */
  @Test
  void resuming_says_what_it_does_not_lift() {
    List<Supplier<Optional<String>>> files = List.of(() -> Optional.of("KILL"));
    Orders held = new SlackOrders(desk.roomWith(new SwitchedLedger(desk.ledger, files)));
    assertDone(held.resume(SITI), "Pulih still does not act: switched off by KILL.");
  }

  @Test
  void resuming_says_what_is_lifted() {
    desk.ledger.change(SwitchChange.killed(Instant.EPOCH, "amir"));
    assertDone(orders.resume(SITI), "switched off by amir");
    assertThat(desk.ledger.changes(9))
        .extracting(SwitchChange::what, SwitchChange::by)
        .containsExactly(
            tuple(SwitchChange.What.RESUMED, SITI), tuple(SwitchChange.What.KILLED, "amir"));
    assertThat(desk.ledger.switches()).isEqualTo(Switches.none());
  }

  @Test
  void the_status_names_what_needs_someone() {
    orders.pause("30m", "release", SITI);
    assertThat(orders.status())
        .contains("Pulih 1.2.3", "paused by " + SITI, "bos/api-gateway")
        .contains("P1 bos/txn-service, open: " + desk.id());
    assertThat(English.leftInKorean(orders.status())).isEmpty();
  }

  /** A Prometheus that is down blinds all of two hundred. */
  @Test
  void of_many_that_cannot_be_seen_it_names_three() {
    desk.blind("bos/gate-1", "bos/gate-2", "bos/gate-3", "bos/gate-4", "bos/gate-5");
    assertThat(orders.status())
        .contains(
            "Blind: bos/gate-1, bos/gate-2, bos/gate-3\nand 2 more services (./pulih status)\n");
    assertThat(English.leftInKorean(orders.status())).isEmpty();
  }

  @Test
  void without_incidents_the_status_says_so() {
    orders.falseAlarm(desk.id(), desk.alarm(), SITI);
    assertThat(orders.status()).contains("No incident needs anybody.");
    assertThat(English.leftInKorean(orders.status())).isEmpty();
  }
}
