package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Verdict;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Mode;
import dev.pulih.policy.SwitchChange;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Drafted;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Transition.Step;
import dev.pulih.service.access.Role;
import dev.pulih.service.slack.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands on the page of an incident. */
class IncidentSheetTest {

  private static final String PLANTED = "<img src=x onerror=alert(1)>";

  private final Lookout lookout =
      new Lookout(List.of(Samples.TXN)).reads(Samples.TXN, 0.18, 0.25).ticked().opened();
  private final String id = Samples.incident().id();

  private void happens(long second, IncidentEvent event) {
    var _ = lookout.book.apply(id, event, Samples.at(second));
  }

  private void asks() {
    happens(300, new Observed(Samples.mode(Samples.restartDue(Samples.p1(), 300), Mode.APPROVE)));
  }

  private IncidentSheet sheet() {
    Begun begun = lookout.room().standing(id).orElseThrow();
    List<Message> messages =
        Deliveries.of(lookout.room().recorded(begun), Masking.defaults()::mask);
    IncidentSheet.Look look = new IncidentSheet.Look(Lookout.NOW, lookout.ledger.switches());
    return IncidentSheet.of(
        begun, lookout.room().incident(id).orElseThrow(), messages, lookout.view, look);
  }

  private static Frame frame(Language language) {
    return frame(language, Role.ADMIN);
  }

  private static Frame frame(Language language, Role role) {
    return Frames.of(language, role);
  }

  private String shown(Language language) {
    return new Templates()
        .render("incidentpart", Map.of("frame", frame(language), "sheet", sheet()));
  }

  private String shown() {
    return shown(Language.EN);
  }

  private List<String> offered() {
    return sheet().offered().stream().map(offered -> offered.order().code()).toList();
  }

  @Test
  void an_incident_in_which_nobody_is_asked_can_be_closed() {
    assertThat(offered()).containsExactly("false-alarm", "close");
    assertThat(shown()).contains("P1 txn-service: error rate", "open; no stage is due yet");
  }

  @Test
  void a_question_is_offered_with_its_deadline_and_what_it_is_about() {
    asks();
    assertThat(offered()).startsWith("approve", "hold");
    OrderKind.Offered approve = sheet().offered().getFirst();
    assertThat(sheet().pending().until()).contains(approve.answers());
    Map<String, Object> given =
        Map.of("frame", frame(Language.EN), "sheet", sheet(), "offered", approve);
    assertThat(new Templates().render("confirm", given))
        .contains("stage 1 needs approval", "name=\"as\" value=\"", "recorded as ordered by siti");
    assertThat(shown()).contains("/approve?as=");
  }

  @Test
  void who_approves_under_a_switch_is_told_that_nothing_is_done_before_it_is_lifted() {
    asks();
    String free = confirmed("approve");
    assertThat(free).contains("data-until=").doesNotContain("also if you approve it");
    lookout.ledger.change(SwitchChange.killed(Lookout.NOW, PLANTED));
    assertThat(confirmed("approve"))
        .contains("switched off by &lt;img", "also if you approve it", "data-until=")
        .doesNotContain(PLANTED);
    assertThat(confirmed("hold")).doesNotContain("also if you approve it");
    assertThat(shown()).contains("switched off by &lt;img").doesNotContain(PLANTED);
  }

  @Test
  void what_is_over_is_held_by_nothing() {
    lookout.ledger.change(SwitchChange.killed(Lookout.NOW, "siti"));
    assertThat(shown()).contains("switched off by siti");
    happens(700, new ClosedBy("amir", ""));
    assertThat(shown()).doesNotContain("switched off by siti");
  }

  @Test
  void a_release_says_which_weights_it_puts_back() {
    shifts();
    String asked = confirmed("release");
    assertThat(asked).contains("<li>VirtualService bos/txn, route main: v1 50, v2 50</li>");
    assertThat(confirmed("acknowledge")).doesNotContain("VirtualService");
  }

  @Test
  void who_closes_is_told_of_a_breaker_that_stays_open_and_of_what_is_not_judged_any_more() {
    assertThat(confirmed("close")).doesNotContain("breaker stays open", "not judged any more");
    happens(300, new Observed(Samples.shiftDue(Samples.p1(), 300)));
    assertThat(confirmed("close"))
        .contains("not judged any more")
        .doesNotContain("breaker stays open");
    happens(305, new IncidentEvent.ShiftAnswered(Samples.at(300), new Answer.Accepted(0)));
    assertThat(List.of("close", "false-alarm"))
        .allSatisfy(
            order ->
                assertThat(confirmed(order)).contains("breaker stays open", "not judged any more"));
    assertThat(confirmed("release")).doesNotContain("breaker stays open", "not judged any more");
  }

  private String confirmed(String order) {
    OrderKind.Offered offered =
        new OrderKind.Offered(OrderKind.named(order).orElseThrow(), Samples.at(305).toString());
    Map<String, Object> given =
        Map.of("frame", frame(Language.EN), "sheet", sheet(), "offered", offered);
    return new Templates().render("confirm", given);
  }

  private void shifts() {
    happens(300, new Observed(Samples.shiftDue(Samples.p1(), 300)));
    happens(305, new IncidentEvent.ShiftAnswered(Samples.at(300), new Answer.Accepted(0)));
  }

  @Test
  void while_a_breaker_is_open_the_routes_can_be_left_as_they_are() {
    assertThat(offered()).doesNotContain("leave");
    shifts();
    assertThat(offered()).contains("release", "leave");
    assertThat(confirmed("leave"))
        .contains("nothing is written", "These recorded weights are given up")
        .contains("<li>VirtualService bos/txn, route main: v1 50, v2 50</li>");
    happens(310, new IncidentEvent.LeftAsIs("siti"));
    assertThat(offered()).doesNotContain("release", "leave");
  }

  private void reachesNobody() {
    Effect message = new Effect.Tell("it is bad", false, Channel.SLACK);
    happens(20, new IncidentEvent.NotTold("SLACK", "gone", message));
  }

  private String shownTo(Role role) {
    Map<String, Object> given = Map.of("frame", frame(Language.EN, role), "sheet", sheet());
    return new Templates().render("incidentpart", given);
  }

  @Test
  void only_an_administrator_is_offered_to_send_again() {
    assertThat(offered()).doesNotContain("resend");
    reachesNobody();
    assertThat(shownTo(Role.ADMIN)).contains("id=\"order-resend\"", "id=\"order-close\"");
    assertThat(shownTo(Role.APPROVE))
        .contains("id=\"order-close\"")
        .doesNotContain("order-resend", "which your token has not");
    assertThat(shownTo(Role.VIEW))
        .contains("need the role approve, which your token has not")
        .doesNotContain("id=\"order-");
    happens(30, new ClosedBy("siti", "known"));
    assertThat(shownTo(Role.APPROVE)).contains("need the role admin, which your token has not");
    assertThat(shownTo(Role.ADMIN)).contains("id=\"order-resend\"");
  }

  @Test
  void who_may_only_read_sees_no_button_and_why() {
    asks();
    Frame frame = frame(Language.EN, Role.VIEW);
    assertThat(new Templates().render("incidentpart", Map.of("frame", frame, "sheet", sheet())))
        .contains("need the role approve, which your token has not")
        .doesNotContain("/approve?as=", "/close?as=");
    assertThat(frame(Language.EN, Role.APPROVE).may(Role.APPROVE)).isTrue();
  }

  @Test
  void what_is_over_offers_nothing() {
    happens(10, new ClosedBy("siti", "known"));
    assertThat(offered()).isEmpty();
    assertThat(shown()).contains("closed by siti");
  }

  @Test
  void the_verdict_stands_beside_the_rules_and_messages_beside_the_timeline() {
    happens(20, new OpinionGiven(Samples.verdict(true, 70, false)));
    happens(30, new IncidentEvent.Told("slack", "1"));
    assertThat(shown()).contains("The verdict beside the rules", "nothing tried");
    assertThat(sheet().messages()).hasSize(1);
    assertThat(sheet().timeline()).noneMatch(event -> event.event().equals("told"));
  }

  @Test
  void a_draft_that_is_on_the_page_is_not_said_to_be_printed_elsewhere() {
    happens(900, new Observed(Samples.p1()));
    happens(905, new Drafted("# the draft"));
    happens(910, new ClosedBy("siti", "known"));
    assertThat(sheet().card().lines().toString()).contains("./pulih postmortem " + id);
    assertThat(shown()).contains("# the draft").doesNotContain("./pulih postmortem");
  }

  @Test
  void a_message_shows_what_it_said_folded() {
    happens(5, new IncidentEvent.Told("SLACK", "1"));
    assertThat(shown())
        .containsPattern("<summary>SLACK was told</summary>\\s*<p>txn-service: ")
        .contains("hx-preserve");
    assertThat(shown(Language.KO)).contains("<summary>SLACK 알림 전송</summary>");
  }

  @Test
  void an_open_p1_says_when_people_are_called() {
    assertThat(sheet().pending().call()).contains(Samples.at(900));
    assertThat(shown()).contains("people are called in:", "data-until=\"" + Samples.at(900) + "\"");
  }

  @Test
  void korean_is_korean() {
    asks();
    assertThat(shown(Language.KO)).contains("승인", "경과");
  }

  @Test
  void what_rules_and_people_said_is_korean_too() {
    happens(20, new OpinionGiven(Samples.verdict(true, 70, false)));
    assertThat(shown(Language.KO)).contains("<dd>P1, 시도한 조치 없음</dd>");
    happens(300, new Observed(Samples.restartDue(Samples.p1(), 300)));
    assertThat(shown(Language.KO)).contains("<dd>P1, 1단계: 진행 중</dd>");
    happens(310, new ClosedBy("siti", ""));
    assertThat(shown(Language.KO)).contains("<dd>siti 님이 종료했습니다</dd>");
    happens(311, new IncidentEvent.CalledFalse("siti"));
    assertThat(shown(Language.KO)).contains("<dd>오탐</dd>");
  }

  @Test
  void what_happened_is_told_in_words() {
    asks();
    happens(310, new IncidentEvent.Told("slack", "1"));
    assertThat(shown())
        .contains("<b>Approval asked</b>", "<b>Told</b>")
        .doesNotContain("APPROVAL_ASKED");
    assertThat(shown(Language.KO)).contains("<b>승인 요청</b>", "<b>알림</b>");
  }

  @Test
  void each_step_has_its_own_word_in_both_languages() {
    for (Language language : Language.values()) {
      assertThat(Step.values())
          .extracting(step -> Words.of(language).say(StepWords.of(step.name())))
          .doesNotHaveDuplicates();
    }
  }

  private static Evidence evidence() {
    return new Evidence(List.of(), List.of(PLANTED), List.of(PLANTED));
  }

  private static Opinion opinion() {
    Verdict verdict = new Verdict(true, 70, PLANTED, PLANTED, false);
    return new Opinion(verdict, PLANTED, Opinion.Usage.none(), Duration.ofSeconds(2));
  }

  @Test
  void what_models_people_and_logs_wrote_is_text() {
    happens(15, new IncidentEvent.EvidenceCaptured(evidence()));
    happens(20, new OpinionGiven(opinion()));
    happens(25, new Drafted("# " + PLANTED));
    happens(30, new ClosedBy(PLANTED, PLANTED));
    assertThat(shown()).contains("&lt;img src=x onerror=alert(1)").doesNotContain("<img");
  }
}
