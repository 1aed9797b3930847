package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.detect.FindingArchive.Logged;
import dev.pulih.policy.Maintenance;
import dev.pulih.policy.Policy;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.ClosedBy;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.StormOpened;
import dev.pulih.recover.Samples;
import dev.pulih.report.Agreement.Share;
import dev.pulih.report.Resolution;
import dev.pulih.report.TrackRecord.Case;
import dev.pulih.service.slack.Language;
import dev.pulih.service.web.Status;
import dev.pulih.signal.ServiceRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on the page of the past. */
class HistoryTest {

  /** The incidents of {@link Samples} begin on this day. */
  private static final Map<String, String> MARCH = Map.of("from", "2026-03-01", "to", "2026-03-28");

  private static final ServiceRef GATEWAY = new ServiceRef("bos", "api-gateway");
  private static final String PLANTED = "\"><script>alert(1)</script>";

  private final Lookout lookout = new Lookout(List.of(GATEWAY, Samples.TXN));
  private final HistoryPage page =
      new HistoryPage(lookout.room(), lookout.view, new Templates(), new Assets());

  private void begin(ServiceRef service, Instant at) {
    Incident incident = Incident.open(service, at, Policy.defaults());
    var _ = lookout.book.begin(incident, new Opened(incident, Samples.p1()));
  }

  private void closed(ServiceRef service, Instant at) {
    begin(service, at);
    String id = Incident.open(service, at, Policy.defaults()).id();
    var _ = lookout.book.apply(id, new ClosedBy(PLANTED, PLANTED), at.plusSeconds(3665));
  }

  private static HistoryQuery query(String... namesAndValues) {
    Map<String, String> asked = new HashMap<>(MARCH);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      asked.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return HistoryQuery.of(asked, Lookout.NOW);
  }

  private String shown(Map<String, String> asked, Language language) {
    return String.valueOf(page.history(asked, Requests.of(PLANTED, language.locale())).getBody());
  }

  private String shown(Map<String, String> asked) {
    return shown(asked, Language.EN);
  }

  @Test
  void without_incidents_there_is_no_figure_and_no_zero() {
    assertThat(shown(MARCH)).contains("no data").doesNotContain("0 %");
    HistoryPlots plots = page.plots(MARCH);
    assertThat(plots.times()).hasSize(28);
    assertThat(plots.automatic()).containsOnlyNulls();
    assertThat(plots.recovery()).containsOnlyNulls();
    assertThat(plots.incidents()).containsOnly(0.0);
  }

  @Test
  void an_incident_counts_on_the_day_on_which_it_was_opened() {
    closed(Samples.TXN, Samples.at(86_400));
    begin(GATEWAY, Samples.at(86_400));
    HistoryPlots plots = page.plots(MARCH);
    assertThat(plots.incidents()).startsWith(0.0, 2.0, 0.0);
    assertThat(plots.recovery()).startsWith(null, 3665.0, null);
    assertThat(plots.automatic()).startsWith(null, 0.0, null);
    assertThat(shown(MARCH)).contains("closed by people", "1 h 1 min 5 s", "0 of 1");
  }

  @Test
  void more_than_five_weeks_are_plotted_by_week() {
    closed(Samples.TXN, Samples.at(0));
    HistoryPlots plots = page.plots(Map.of("from", "2026-02-01", "to", "2026-04-12"));
    assertThat(plots.times()).hasSize(11);
    assertThat(plots.incidents()).startsWith(0.0, 0.0, 0.0, 0.0, 1.0);
  }

  @Test
  void the_time_to_detect_is_that_of_the_finding_that_opened_it() {
    begin(Samples.TXN, Samples.at(0));
    lookout.found.add(logged(-90, Optional.of("P1")));
    lookout.found.add(logged(-900, Optional.empty()));
    assertThat(page.plots(MARCH).detection()).startsWith(90.0);
    assertThat(shown(MARCH)).contains("1 min 30 s");
  }

  /**
   * Its threshold was passed all the time; the first incident was found, the second is its rest.
   */
  @Test
  void what_was_true_in_the_incident_before_is_not_detected_again() {
    closed(Samples.TXN, Samples.at(0));
    begin(Samples.TXN, Samples.at(3680));
    lookout.found.add(logged(-90, Optional.of("P1")));
    assertThat(page.plots(MARCH).detection()).startsWith(90.0);
    assertThat(shown(MARCH)).contains("1 min 30 s", "known of 1");
  }

  @Test
  void a_storm_is_found_by_its_own_name_and_by_those_of_its_members() {
    Incident storm = Incident.storm(Set.of(GATEWAY, Samples.TXN), Samples.at(0), Policy.defaults());
    var _ = lookout.book.begin(storm, new StormOpened(storm));
    for (String service : List.of(storm.service().toString(), "bos/txn-service", "api-gateway")) {
      assertThat(page.plots(asked("service", service)).incidents()).as(service).startsWith(1.0);
    }
    assertThat(page.plots(asked("service", "other")).incidents()).startsWith(0.0);
  }

  private static Map<String, String> asked(String name, String value) {
    Map<String, String> asked = new HashMap<>(MARCH);
    asked.put(name, value);
    return asked;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01", "+999999999-12-31", "2026-13-01", "yesterday"})
  void a_day_that_is_none_is_refused(String day) {
    assertThatThrownBy(() -> page.plots(asked("to", day))).isInstanceOf(BadQuery.class);
  }

  @Test
  void a_standby_does_not_show_an_empty_past() {
    lookout.status = Lookout.status(new Status.Lead(false, "standby; pulih-b leads"));
    assertThatThrownBy(() -> page.plots(MARCH)).isInstanceOf(Standby.class);
    assertThatThrownBy(() -> shown(MARCH)).isInstanceOf(Standby.class);
  }

  private static Logged logged(long since, Optional<String> severity) {
    return new Logged(
        Samples.at(0),
        Samples.TXN,
        "error_rate_p1",
        "error_rate",
        "bos/txn-service",
        Optional.of(0.18),
        Optional.of(0.05),
        Samples.at(since),
        severity);
  }

  @Test
  void it_is_filtered_by_service_outcome_and_time() {
    closed(Samples.TXN, Samples.at(0));
    begin(GATEWAY, Samples.at(0));
    assertThat(found(query("service", "txn-service"))).isEqualTo(1);
    assertThat(found(query("service", "bos/api-gateway", "outcome", "open"))).isEqualTo(1);
    assertThat(found(query("outcome", "by-people"))).isEqualTo(1);
    assertThat(found(query("outcome", "automatic"))).isZero();
    assertThat(found(query("from", "2026-03-02"))).isZero();
    assertThat(found(query("to", "2026-03-01"))).isEqualTo(2);
  }

  private long found(HistoryQuery query) {
    return lookout.room().begun(true).stream().filter(query::fits).count();
  }

  @Test
  void four_weeks_until_today_are_shown_where_nothing_is_asked() {
    HistoryQuery usual = HistoryQuery.of(Map.of("service", "", "outcome", ""), Lookout.NOW);
    assertThat(usual.to()).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(usual.from()).isEqualTo(LocalDate.of(2026, 2, 2));
    assertThat(usual.resolution()).isEmpty();
  }

  @Test
  void what_cannot_be_asked_is_refused_with_what_to_write() {
    refused("query.day", "from", "yesterday");
    refused("query.day", "to", "2026-02-30");
    refused("query.order", "from", "2026-03-29");
    refused("query.long", "from", "2020-01-01");
    refused("query.outcome", "outcome", "fine");
    refused("query.page", "page", "0");
    refused("query.page", "page", "99999999999");
  }

  private static void refused(String key, String name, String value) {
    assertThatThrownBy(() -> query(name, value))
        .isInstanceOf(BadQuery.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value);
  }

  @Test
  void thousands_are_shown_page_by_page_and_counted_whole() {
    for (int i = 0; i < 5000; i++) {
      closed(Samples.TXN, Samples.at(400L * i));
    }
    String second = shown(Map.of("from", "2026-03-01", "to", "2026-03-28", "page", "2"));
    assertThat(second.split("<tr>", -1)).hasSize(52);
    assertThat(second).contains("Page 2 of 100", "page=3", "page=1", "5,000");
    assertThat(second.length()).isLessThan(60_000);
  }

  @Test
  void a_page_behind_the_last_leads_to_the_last() {
    for (int i = 0; i < 60; i++) {
      closed(Samples.TXN, Samples.at(4000L * i));
    }
    String last = shown(Map.of("from", "2026-03-01", "to", "2026-03-28", "page", "99"));
    assertThat(last)
        .contains("There is no page 99. This is the last one: 2.", "Page 2 of 2", "page=1\"")
        .doesNotContain("page=98", "page=3");
    assertThat(last.split("<tr>", -1)).hasSize(12);
    assertThat(shown(asked("page", "2"))).doesNotContain("There is no page");
  }

  @Test
  void the_record_of_a_page_is_that_of_all() {
    closed(Samples.TXN, Samples.at(0));
    History history =
        History.of(
            query(),
            List.of(),
            List.of(new Case(lookout.room().begun(true).getFirst(), Optional.empty())));
    assertThat(history.lines()).hasSize(1);
    assertThat(history.total().resolutions()).containsOnly(Map.entry(Resolution.BY_PEOPLE, 1L));
    assertThat(history.total().shares().automatic()).isEqualTo(new Share(0, 1));
  }

  @Test
  void markup_in_an_address_or_a_name_is_text() {
    closed(Samples.TXN, Samples.at(0));
    assertThat(shown(Map.of("service", PLANTED, "from", "2026-03-01")))
        .doesNotContain("<script>alert");
    assertThat(shown(MARCH)).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
  }

  @Test
  void who_switched_what_stands_there_and_markup_in_it_is_text() {
    assertThat(shown(MARCH)).contains("What people switched").doesNotContain("all actions off");
    lookout.ledger.change(
        SwitchChange.paused(Samples.at(0), new Pause("siti", PLANTED, Samples.at(60))));
    lookout.ledger.change(SwitchChange.killed(Samples.at(1), PLANTED));
    lookout.ledger.change(SwitchChange.resumed(Samples.at(2), "amir (oncall)"));
    assertThat(shown(MARCH))
        .contains("paused", "siti", "all actions off", "resumed", "amir (oncall)")
        .contains(Samples.at(60).toString(), "&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
    assertThat(shown(MARCH, Language.KO)).contains("일시 중지", "킬 스위치 켬", "재개");
  }

  @Test
  void a_window_that_is_over_says_whose_it_was_and_that_it_was_silent() {
    assertThat(shown(MARCH)).doesNotContain("past-windows");
    Maintenance.Work work = new Maintenance.Work(Set.of(), "siti", PLANTED, true);
    Instant until = Lookout.NOW.minusSeconds(5);
    Maintenance.Period period = new Maintenance.Period(until.minusSeconds(60), until);
    lookout.ledger.put(new Maintenance("m-1", work, period));
    assertThat(shown(MARCH))
        .contains("past-windows", until.toString(), "silent", "&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
  }

  @Test
  void korean_is_korean() {
    assertThat(shown(MARCH, Language.KO)).contains("이력", "데이터 없음");
  }
}
