package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Finding;
import dev.pulih.detect.Severity;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Observed;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Situation;
import dev.pulih.service.access.Role;
import dev.pulih.service.slack.Language;
import dev.pulih.service.web.Status;
import dev.pulih.signal.Entity;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands on the overview. */
class OverviewTest {

  private static final ServiceRef TXN = Samples.TXN;
  private static final ServiceRef GATEWAY = new ServiceRef("bos", "api-gateway");
  private static final String PLANTED = "<script>alert(1)</script>";

  private final Lookout lookout = new Lookout(List.of(GATEWAY, TXN));

  private String shown(String template, Language language) {
    Frame frame = Frames.of(language);
    return new Templates().render(template, Map.of("frame", frame, "overview", lookout.overview()));
  }

  private String shown(Language language) {
    return shown("overview", language);
  }

  private String shown() {
    return shown(Language.EN);
  }

  private static Finding finding(String rule) {
    return new Finding(
        TXN,
        rule,
        new Finding.Measured(Signals.ERROR_RATE, new Entity.OfService(TXN), 0.18, 0.05),
        Samples.at(0),
        Optional.of(Severity.P1));
  }

  @Test
  void before_the_first_tick_nothing_is_known_and_nothing_healthy() {
    assertThat(lookout.overview().tally()).isEqualTo(Map.of(ServiceState.UNKNOWN, 2));
    assertThat(shown()).contains("2 ").doesNotContain("data-state=\"healthy\"");
  }

  @Test
  void the_troubled_come_first_with_what_they_measure() {
    lookout.reads(GATEWAY, 0, 0.08).reads(TXN, 0.18, 0.25).finds(TXN, finding("error_rate_p1"));
    lookout.ticked();
    assertThat(lookout.overview().services())
        .extracting(row -> row.service().name() + " " + row.state().code())
        .containsExactly("txn-service anomalous", "api-gateway healthy");
    assertThat(shown()).contains("<b>18 %</b>", "<b>250 ms</b>", "of 0.1 %", "error_rate_p1");
  }

  @Test
  void an_incident_shows_where_it_stands_and_is_not_called_calm() {
    lookout.reads(TXN, 0, 0.08).ticked().opened();
    assertThat(lookout.overview().services().getFirst().state()).isEqualTo(ServiceState.ANOMALOUS);
    assertThat(shown()).contains("open; no stage is due yet");
  }

  @Test
  void a_standby_says_who_leads_and_does_not_call_what_it_does_not_know_nothing() {
    assertThat(shown()).contains("id=\"needing\"", "id=\"running\"");
    lookout.status = Lookout.status(new Status.Lead(false, "standby; pulih-b leads"));
    assertThat(shown())
        .contains("This Pulih does not act", "pulih-b leads", "pages of the one that leads")
        .doesNotContain("id=\"needing\"", "id=\"running\"");
  }

  private void happens(Incident incident, long second, IncidentEvent event) {
    var _ = lookout.book.apply(incident.id(), event, Samples.at(second));
  }

  private Incident opens(ServiceRef service, long second, Situation situation) {
    Incident incident = Incident.open(service, Samples.at(second), Policy.defaults());
    var _ = lookout.book.begin(incident, new Opened(incident, situation));
    return incident;
  }

  private List<String> needing() {
    return ids(lookout.overview().incidents().needing());
  }

  private List<String> running() {
    return ids(lookout.overview().incidents().running());
  }

  private static List<String> ids(List<IncidentLink> links) {
    return links.stream().map(IncidentLink::id).toList();
  }

  @Test
  void a_p1_for_which_people_were_called_needs_someone_until_somebody_takes_it_on() {
    Incident incident = opens(TXN, 0, Samples.p1());
    assertThat(needing()).isEmpty();
    assertThat(running()).containsExactly(incident.id());
    happens(incident, 900, new Observed(Samples.p1()));
    assertThat(needing()).containsExactly(incident.id());
    assertThat(running()).isEmpty();
    happens(incident, 910, new Acknowledged("siti"));
    assertThat(needing()).isEmpty();
    assertThat(running()).containsExactly(incident.id());
    assertThat(shown()).contains("siti");
    happens(incident, 920, new ClosedBy("siti", ""));
    assertThat(running()).isEmpty();
  }

  /** It is asked for a restart at 300 s after it was opened. */
  private Incident asks(ServiceRef service, long second, Situation situation) {
    Incident incident = opens(service, second, situation);
    Situation due = Samples.mode(Samples.restartDue(situation, second + 300), Mode.APPROVE);
    happens(incident, second + 300, new Observed(due));
    return incident;
  }

  @Test
  void of_what_needs_someone_the_gravest_comes_first_and_then_what_is_over_first() {
    Incident lesser = asks(new ServiceRef("bos", "image-service"), 0, Samples.p2());
    Incident first = asks(TXN, 20, Samples.p1());
    Incident second = asks(GATEWAY, 40, Samples.p1());
    assertThat(needing()).containsExactly(first.id(), second.id(), lesser.id());
  }

  @Test
  void who_reads_korean_reads_korean() {
    lookout.reads(TXN, 0, 0.08).ticked();
    assertThat(shown(Language.KO)).contains("lang=\"ko\"", "개요", "정상");
  }

  @Test
  void a_kill_switch_is_said_with_its_author_and_markup_in_it_is_text() {
    lookout.ledger.change(SwitchChange.killed(Lookout.NOW, PLANTED));
    assertThat(shown()).contains("&lt;script&gt;alert(1)").doesNotContain(PLANTED);
  }

  @Test
  void markup_in_a_rule_a_name_or_a_trouble_is_text() {
    lookout.reads(TXN, 0.18, 0.25).finds(TXN, finding(PLANTED)).ticked();
    lookout.status = planted();
    assertThat(shown())
        .contains(
            "found by &lt;script&gt;alert(1)",
            "Blind: 1 of 2 services cannot be seen",
            "for them: &lt;script&gt;")
        .doesNotContain(PLANTED);
  }

  @Test
  void a_message_that_reached_nobody_is_shown_with_why() {
    lookout.reads(TXN, 0, 0.08).ticked().opened();
    assertThat(shown()).doesNotContain("reached nobody");
    String id = Samples.incident().id();
    for (int i = 0; i < 7; i++) {
      Effect message = new Effect.Tell(PLANTED + i, false, Channel.SLACK);
      var _ = lookout.book.apply(id, new NotTold("slack", PLANTED, message), Samples.at(10 + i));
    }
    assertThat(shown())
        .contains("Messages that reached nobody: 7", "and 2 more", "href=\"/incidents/" + id)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;6")
        .doesNotContain(PLANTED);
  }

  private String shownTo(Role role) {
    Map<String, Object> given =
        Map.of("frame", Frames.of(Language.EN, role), "overview", lookout.overview());
    return new Templates().render("overview", given);
  }

  @Test
  void who_is_no_administrator_sees_what_is_held_and_no_button() {
    lookout.ledger.put(window());
    refused();
    assertThat(List.of(Role.VIEW, Role.APPROVE))
        .allSatisfy(
            role ->
                assertThat(shownTo(role))
                    .contains(
                        "Windows of maintenance: 1", "&lt;script&gt;alert(1)", "reached nobody")
                    .doesNotContain("/switches/", "/resend", PLANTED));
    assertThat(shownTo(Role.ADMIN))
        .contains("/switches/pause", "/switches/kill", "/switches/window", "/switches/end?of=m-1")
        .contains("/resend\"")
        .doesNotContain("/switches/resume", PLANTED);
  }

  private static Maintenance window() {
    return new Maintenance(
        "m-1",
        new Maintenance.Work(Set.of(TXN), PLANTED, PLANTED, true),
        new Maintenance.Period(Samples.at(0), Samples.at(7_200)));
  }

  private void refused() {
    lookout.opened();
    Effect message = new Effect.Tell("x", false, Channel.SLACK);
    var _ =
        lookout.book.apply(
            Samples.incident().id(), new NotTold("slack", "gone", message), Samples.at(10));
  }

  @Test
  void what_is_held_can_be_resumed_and_both_reasons_are_said() {
    Pause pause = new Pause("amir", "disks", Samples.at(7_200));
    lookout.ledger.change(SwitchChange.paused(Lookout.NOW, pause));
    assertThat(shown()).contains("/switches/resume", "/switches/kill", "paused by amir");
    lookout.ledger.change(SwitchChange.killed(Lookout.NOW, "siti"));
    assertThat(shown())
        .contains("/switches/resume", "paused by amir", "switched off by siti")
        .doesNotContain("/switches/kill");
  }

  @Test
  void blindness_is_said_once_with_since_when_and_why() {
    lookout.blind(TXN, Samples.at(300)).blind(GATEWAY, Samples.at(300)).fails(PLANTED).ticked();
    lookout.status = troubled("blindness", "Blind for 180 s: both.");
    assertThat(shown())
        .contains("Blind: 2 of 2 services cannot be seen since <time datetime=\"" + Samples.at(300))
        .contains("bos/api-gateway, bos/txn-service.", "<p>&lt;script&gt;alert(1)")
        .doesNotContain(PLANTED, "180 s", "<details id=\"unseen");
    assertThat(shown(Language.KO)).contains("관측 불가: ", "서비스 2개 중 2개");
    lookout.status = troubled("overrun", "It took too long.");
    assertThat(shown()).contains("It took too long.");
  }

  @Test
  void blindness_that_did_not_begin_at_once_says_when_the_first_did() {
    lookout.blind(TXN, Samples.at(300)).blind(GATEWAY, Samples.at(315)).ticked();
    assertThat(shown()).contains("the first since <time datetime=\"" + Samples.at(300));
  }

  @Test
  void a_late_tick_and_blindness_share_a_banner_in_which_three_names_stand() {
    lookout.status = blind(List.of("bos/a", "bos/b", "bos/c", PLANTED));
    String part = shown("overviewpart", Language.EN);
    assertThat(part.split("class=\"banner", -1)).hasSize(2);
    assertThat(part)
        .contains("The next tick is overdue", "for them: bos/a, bos/b, bos/c.", "and 1 more")
        .containsPattern("<details id=\"unseen[^>]*>\\s*<summary>[^<]*</summary>\\s*<p>&lt;script")
        .doesNotContain(PLANTED);
  }

  private Status troubled(String kind, String said) {
    Status.Trouble trouble = new Status.Trouble(kind, Lookout.NOW, Optional.empty(), said);
    return with(
        lookout.status.ticks(),
        lookout.status.blind(),
        new Status.Own(Optional.empty(), List.of(trouble), Optional.empty()));
  }

  private Status blind(List<String> services) {
    return with(new Status.Ticks(Optional.empty(), 0, 0, 0, true), services, Status.Own.nothing());
  }

  private Status with(Status.Ticks ticks, List<String> blind, Status.Own own) {
    Status usual = lookout.status;
    return new Status(
        usual.version(),
        usual.startedAt(),
        usual.lead(),
        ticks,
        usual.services(),
        blind,
        own,
        usual.neighbours(),
        usual.claudeBudget());
  }

  private static Status planted() {
    Status usual = Lookout.status(new Status.Lead(true, PLANTED));
    return new Status(
        PLANTED,
        usual.startedAt(),
        usual.lead(),
        usual.ticks(),
        Map.of(PLANTED, PLANTED),
        List.of(PLANTED),
        new Status.Own(
            Optional.of(PLANTED),
            List.of(new Status.Trouble("x", Lookout.NOW, Optional.empty(), PLANTED)),
            Optional.empty()),
        Map.of(),
        Optional.of(PLANTED));
  }

  /** Whoever has come to it by keyboard is still there after the part was fetched again. */
  @Test
  void each_link_of_what_is_fetched_again_has_a_name_of_its_own() {
    lookout.reads(TXN, 0.18, 0.25).finds(TXN, finding("error_rate_p1")).ticked().opened();
    String part = shown("overviewpart", Language.EN);
    assertThat(Pattern.compile("<a [^>]*>").matcher(part).results().map(MatchResult::group))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link).contains(" id=\""));
  }
}
