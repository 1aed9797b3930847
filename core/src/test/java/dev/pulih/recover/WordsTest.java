package dev.pulih.recover;

import static dev.pulih.recover.Samples.POD;
import static dev.pulih.recover.Samples.TXN;
import static dev.pulih.recover.Samples.at;
import static dev.pulih.recover.Samples.calm;
import static dev.pulih.recover.Samples.mode;
import static dev.pulih.recover.Samples.p1;
import static dev.pulih.recover.Samples.restartDue;
import static dev.pulih.recover.Samples.restarted;
import static dev.pulih.recover.Samples.shiftDue;
import static dev.pulih.recover.Samples.shifted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.detect.Finding;
import dev.pulih.detect.Finding.Measured;
import dev.pulih.detect.Severity;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Evidence.OfPod;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Declined;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.Situation.Progress;
import dev.pulih.signal.Entity;
import dev.pulih.signal.Reading;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import dev.pulih.signal.Termination;
import dev.pulih.signal.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sentences that people read. */
class WordsTest {

  private static final Reading GOOD = new Reading.Value(0.01);
  private static final Hold NO = new Hold(Reason.NOT_A_DEPLOYMENT, "a StatefulSet");

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0, 0 %",
    "0.15, 15 %",
    "0.0123, 1.2 %",
    "0.00125, 0.13 %",
    "0.994, 99 %",
    "0.995, 100 %",
    "1, 100 %",
    "1.234, 123 %",
  })
  void a_share_has_two_digits(double ratio, String text) {
    assertThat(Ratio.text(ratio)).isEqualTo(text);
  }

  @Test
  void a_share_that_is_not_known_says_why() {
    assertThat(Ratio.text(GOOD)).isEqualTo("1 %");
    assertThat(Ratio.text(Reading.unknown(Reading.Why.STALE))).isEqualTo("unknown (STALE)");
  }

  static Stream<Arguments> headlines() {
    return Stream.of(
        Arguments.of(Signals.ERROR_RATE, 0.0712, 0.05, "error rate 7.1 %, over 5 % (rule)"),
        Arguments.of(Signals.POD_ERROR_RATE, 0.2, 0.1, "pod error rate 20 %, over 10 % (rule)"),
        Arguments.of(
            Signals.CLIENT_ERROR_RATE, 0.4, 0.05, "client error rate 40 %, over 5 % (rule)"),
        Arguments.of(Signals.DB_CONNECTIONS, 0.96, 0.95, "db connections 96 %, over 95 % (rule)"),
        Arguments.of(Signals.P99_LATENCY, 0.6543, 0.6, "p99 latency 654 ms, over 600 ms (rule)"),
        Arguments.of(Signals.KAFKA_LAG, 51_234, 50_000, "kafka lag 51200, over 50000 (rule)"));
  }

  @ParameterizedTest
  @MethodSource("headlines")
  void a_finding_is_one_line_in_the_unit_of_its_signal(
      Signal signal, double value, double bound, String line) {
    Measured measured = new Measured(signal, new Entity.OfService(TXN), value, bound);
    Finding finding = new Finding(TXN, "rule", measured, at(0), Optional.of(Severity.P1));
    assertThat(Headline.of(finding)).isEqualTo(line);
  }

  @Test
  void an_opening_says_how_bad_and_what() {
    assertThat(Life.opened().last().why()).isEqualTo("P1 txn-service: error rate");
    assertThat(tells(Life.opened())).containsExactly("txn-service: P1 txn-service: error rate");
  }

  @Test
  void a_decision_says_which_stage_what_and_why() {
    assertThat(Life.restarting().last().why())
        .isEqualTo(
            "stage 1: rollout restart of Deployment bos/txn-service, txn-service-1 fails 15 % of"
                + " its requests");
    assertThat(Life.shifting().last().why())
        .isEqualTo("stage 2: all traffic to subset v1, the service fails 15 % of its requests");
    assertThat(Life.rollingOut().last().why()).isEqualTo("Deployment bos/txn-service restarts");
  }

  @Test
  void evidence_and_opinion_are_quoted() {
    Life life = Life.restarting().happens(301, new EvidenceCaptured(evidence("OOMKilled", 137)));
    assertThat(life.last().why()).isEqualTo("evidence names OOMKilled");
    assertThat(life.answersRestart(305, new Answer.Accepted(7)).last().why())
        .isEqualTo("Deployment bos/txn-service restarts after OOMKilled");
    Verdict verdict = new Verdict(true, 80, "a leak", "roll back", false);
    Opinion opinion = new Opinion(verdict, "template", Opinion.Usage.none(), Duration.ZERO);
    assertThat(life.happens(310, new OpinionGiven(opinion)).last().why())
        .isEqualTo("template says, 80 % sure: a leak");
  }

  @Test
  void the_cause_that_was_named_stays_when_later_evidence_names_none() {
    Life life = Life.restarting().happens(301, new EvidenceCaptured(evidence("OOMKilled", 137)));
    life.happens(302, new EvidenceCaptured(Evidence.missing("the API server is away")));
    assertThat(life.last().why())
        .isEqualTo("evidence names no cause; missing: the API server is away");
    assertThat(life.facts().notes().cause()).contains("OOMKilled");
    life.happens(303, new EvidenceCaptured(evidence("Error", 1)));
    assertThat(life.facts().notes().cause()).contains("Error");
  }

  @Test
  void the_latest_bad_end_is_the_cause_and_a_good_one_is_none() {
    Evidence two =
        new Evidence(
            List.of(
                ended("Error", 1, 100), ended("OOMKilled", 137, 200), ended("Completed", 0, 300)),
            List.of(),
            List.of());
    assertThat(two.cause()).contains("OOMKilled");
    assertThat(evidence("Completed", 0).cause()).isEmpty();
  }

  @Test
  void a_dry_run_says_what_would_be_done() {
    Life restart = Life.opened().sees(300, mode(restartDue(p1(), 300), Mode.DRY_RUN));
    assertThat(restart.last().why())
        .isEqualTo("dry-run: stage 1 would restart Deployment bos/txn-service for txn-service");
    Life shift = Life.opened().sees(300, mode(shiftDue(p1(), 300), Mode.DRY_RUN));
    assertThat(shift.last().why())
        .isEqualTo("dry-run: stage 2 would shift all traffic to subset v1 for txn-service");
  }

  @Test
  void a_question_and_its_answers_name_the_stage() {
    Life asked = Life.opened().sees(300, mode(restartDue(p1(), 300), Mode.APPROVE));
    assertThat(asked.last().why())
        .isEqualTo(
            "stage 1 needs approval to restart Deployment bos/txn-service"
                + " (NEEDS_APPROVAL: the mode is approve)");
    assertThat(asked.happens(310, new Declined("siti")).last().why())
        .isEqualTo("stage 1 declined by siti");
    Life silent = Life.opened().sees(300, mode(shiftDue(p1(), 300), Mode.APPROVE));
    assertThat(silent.sees(600, mode(shiftDue(p1(), 300), Mode.APPROVE)).last().why())
        .isEqualTo("nobody approved stage 2");
    Situation held = mode(restartDue(p1(), 300, held()), Mode.APPROVE);
    Life approved = Life.opened().sees(300, mode(restartDue(p1(), 300), Mode.APPROVE));
    approved.happens(310, new Approved("siti")).sees(315, held).sees(600, held);
    assertThat(approved.last().why())
        .isEqualTo("stage 1 was approved by siti and held until too late");
  }

  @Test
  void a_stage_that_cannot_help_says_why() {
    assertThat(Life.opened().sees(300, restartDue(p1(), 300, NO)).last().why())
        .isEqualTo("stage 1 cannot help (NOT_A_DEPLOYMENT: a StatefulSet)");
    assertThat(Life.opened().sees(300, restartDue(p1(), 300, held())).last().why())
        .isEqualTo("stage 1 held (PAUSED: by siti)");
  }

  @Test
  void a_judgement_says_what_was_read() {
    assertThat(Life.judgingRestart().sees(480, result(GOOD)).last().why())
        .isEqualTo("the new pods read 1 % errors: judged later");
    assertThat(Life.judgingRestart().sees(660, result(GOOD)).last().why())
        .isEqualTo("the new pods read 1 % errors: recovered");
    assertThat(Life.judgingShift().sees(605, shifted(p1(), GOOD, Truth.TRUE, Truth.TRUE)).last())
        .extracting(Transition::why)
        .isEqualTo("subset v1 read 1 % errors: recovered; the breaker stays open");
  }

  @Test
  void an_end_says_whether_pulih_or_time_healed_it() {
    Life recovered = Life.judgingRestart().sees(660, result(GOOD)).sees(960, calm(p1()));
    assertThat(recovered.last().why())
        .isEqualTo("txn-service recovered automatically (error rate 15 % -> 1 %)");
    assertThat(Life.opened().sees(300, calm(p1())).last().why())
        .isEqualTo("txn-service is healthy again by itself");
    assertThat(recovered.happens(2_000, new Relapsed(p1())).last().why())
        .isEqualTo("came back: txn-service: error rate");
  }

  @Test
  void a_page_says_who_needs_people_why_and_whether_traffic_is_still_shifted() {
    Life idle = Life.opened().sees(0, p1()).sees(300, p1());
    assertThat(pages(idle))
        .containsExactly("txn-service needs people: a P1 that no automatic stage addresses");
    Reading bad = new Reading.Value(0.1);
    Life shift = Life.judgingShift().sees(605, shifted(p1(), bad, Truth.TRUE, Truth.TRUE));
    assertThat(pages(shift))
        .containsExactly(
            "txn-service needs people: subset v1 read 10 % errors: not recovered, but not worse:"
                + " traffic stays shifted (a breaker is open)");
  }

  @Test
  void a_page_of_a_p1_that_is_open_for_too_long_says_so_beside_what_was_decided() {
    Situation held = restartDue(p1(), 300, held());
    Life quiet = Life.opened().sees(315, held).sees(900, held);
    assertThat(quiet.last().why()).isEqualTo("txn-service: a P1 open for 15 min");
    assertThat(pages(quiet)).containsExactly("txn-service: a P1 open for 15 min");
    Life acting = Life.opened().sees(315, held).sees(900, restartDue(p1(), 300));
    assertThat(acting.last().why())
        .startsWith("stage 1: rollout restart of")
        .endsWith("; txn-service: a P1 open for 15 min");
  }

  @Test
  void a_rise_is_said_alone_or_beside_a_decision() {
    Situation p2 =
        Samples.with(p1(), Samples.view(Mode.AUTO, Optional.of(Severity.P2), Truth.FALSE));
    Life risen = Life.of(p2).sees(15, p1());
    assertThat(risen.last().step()).isEqualTo(Transition.Step.NOTED);
    assertThat(risen.last().why()).isEqualTo("now P1 txn-service: error rate");
    assertThat(tells(risen)).containsExactly("txn-service: P1 txn-service: error rate");
    Life decided = Life.of(p2).sees(15, restartDue(p1(), 15));
    assertThat(decided.last().step()).isEqualTo(Transition.Step.RESTART_DECIDED);
    assertThat(decided.last().why()).startsWith("stage 1: rollout restart of");
  }

  @Test
  void a_server_that_did_not_answer_is_quoted() {
    Unanswered away = new Unanswered("the API server is away", null, Duration.ofSeconds(3));
    assertThat(away.sentence()).isEqualTo("the API server is away");
    assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void a_storm_names_its_services() {
    List<ServiceRef> members = List.of(TXN, new ServiceRef("bos", "ledger"));
    Incident storm = Incident.storm(members, at(0), Samples.incident().policy());
    Transition opened =
        RecoveryMachine.next(new IncidentState.Unopened(), new StormOpened(storm), at(0));
    assertThat(opened.why())
        .isEqualTo(
            "2 services became anomalous together, so the cause is shared: ledger, txn-service");
  }

  @Test
  void a_close_carries_the_note_if_there_is_one() {
    assertThat(Life.opened().happens(10, new ClosedBy("siti", "")).last().why())
        .isEqualTo("closed by siti");
    assertThat(Life.opened().happens(10, new ClosedBy("siti", "a test")).last().why())
        .isEqualTo("closed by siti: a test");
  }

  private static Hold held() {
    return new Hold(Reason.PAUSED, "by siti");
  }

  private static Situation result(Reading reading) {
    return restarted(p1(), Progress.COMPLETE, reading);
  }

  private static Evidence evidence(String reason, int exitCode) {
    return new Evidence(List.of(ended(reason, exitCode, 100)), List.of(), List.of());
  }

  private static OfPod ended(String reason, int exitCode, long second) {
    Termination end = new Termination(reason, exitCode, at(second));
    return new OfPod(POD, Optional.of(end), "", Map.of());
  }

  private static List<String> tells(Life life) {
    return life.effects(Effect.Tell.class).stream().map(Effect.Tell::headline).toList();
  }

  private static List<String> pages(Life life) {
    return life.effects(Effect.Page.class).stream().map(Effect.Page::headline).toList();
  }
}
