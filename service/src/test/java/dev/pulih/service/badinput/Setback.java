package dev.pulih.service.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.badinput.Trial.Sickness;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.testing.PrometheusStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Pulih whose database is lost and put back from a backup that was made in the middle of an
 * incident: what happens before the backup, since then, and after the restore.
 */
final class Setback implements AutoCloseable {

  /** The service about which there are only windows. */
  private static final String CALM = "case-04";

  private static final Pattern SPENT =
      Pattern.compile("(?m)^pulih_claude_budget_spent_dollars(?:\\{.*})? (\\S+)$");

  private final Town town = new Town(4);
  private final PrometheusStandIn prometheus = town.prometheus();
  private final Vendors vendors = new Vendors();
  private final Backups backups;
  private final String url;
  private final PulihConfiguration configuration;
  private Loop loop;
  private double spent;
  private double mostUnderWay;

  /** With people at the backup, closed since. */
  private final Ailment withPeople;

  /** A service and its incident. */
  record Ailment(String service, String incident) {}

  Setback(Path folder, String url) throws IOException {
    this.backups = new Backups(folder);
    this.url = url;
    String more = Stores.postgresql(folder, url) + vendors.yaml(folder);
    this.configuration = Loop.calling(folder, town, prometheus.uri(), more);
    this.loop = Loop.of(configuration);
    loop.awaitGoodTick(Loop.upcoming());
    this.withPeople = falls();
    awaitStep(withPeople, "SHIFTED");
    town.sicken(withPeople.service(), "v1", true, Instant.now());
    awaitStep(withPeople, "WITH_PEOPLE");
  }

  private Ailment falls() {
    Trial trial = new Trial(town, loop, Sickness.A_VERSION, 0);
    return new Ailment(trial.service, trial.incident());
  }

  private void awaitStep(Ailment of, String step) {
    await()
        .atMost(Loop.PATIENCE.multipliedBy(2))
        .until(() -> loop.steps(of.incident()).contains(step));
  }

  /** An incident is held by a pause, and its messages wait; after so long the backup is made. */
  Ailment backedUpAfter(Duration moment) throws IOException {
    ordered("/api/maintenance", window("old disks"));
    ordered("/api/pause", "{\"reason\":\"a look around\",\"for\":\"2h\"}");
    vendors.refuse();
    Ailment open = falls();
    await().atMost(Loop.PATIENCE).until(() -> vendors.triedToPage(open.incident()));
    Reckoning.pass(moment);
    backups.dump(url);
    return open;
  }

  private static String window(String why) {
    return "{\"services\":[\"%s\"],\"reason\":\"%s\",\"for\":\"2h\"}".formatted(CALM, why);
  }

  private void ordered(String path, String json) {
    assertThat(loop.order(path, json)).as(path).doesNotContain("\"next\":");
  }

  /** Messages are delivered, people order this and that, and what was held is done. */
  void goesOn(Ailment open) {
    vendors.accept();
    await().atMost(Loop.PATIENCE).until(() -> vendors.pages(open.incident()) == 1);
    await().atMost(Loop.PATIENCE).until(() -> vendors.messages(open.service()) == 1);
    ordered("/api/resume", "{}");
    awaitStep(open, "SHIFTED");
    ordered("/api/incidents/" + open.incident() + "/acknowledge", "{}");
    closed();
    String order = "maintenance " + CALM + " 2h new disks";
    assertThat(vendors.types(order, loop.running().url()).statusCode()).isEqualTo(200);
    await().atMost(Loop.PATIENCE).until(() -> loop.get("/api/inbound").contains("siti"));
  }

  private void closed() {
    ordered("/api/incidents/" + withPeople.incident() + "/close", "{\"note\":\"fixed\"}");
    awaitStep(withPeople, "CLOSED");
  }

  /** One more, of which no backup knows. */
  Ailment fallsIllSince() {
    Ailment since = falls();
    awaitStep(since, "SHIFTED");
    await().atMost(Loop.PATIENCE).until(() -> vendors.pages(since.incident()) == 1);
    return since;
  }

  /** The database is lost, and put back by the commands of the page; all services are well. */
  void lostAndRestored(List<Ailment> since) throws IOException, SQLException {
    spent = spent();
    loop.close();
    Stream.concat(Stream.of(withPeople), since.stream()).forEach(it -> town.heal(it.service()));
    try (Connection sql = Stores.postgresql(url).getConnection()) {
      sql.createStatement().execute("drop schema public cascade; create schema public");
    }
    backups.restore(url);
    mostUnderWay = mostUnderWay();
    loop = Loop.of(configuration);
  }

  /** What the questions may have cost, in dollars, that were under way at the backup. */
  private double mostUnderWay() throws SQLException {
    try (Connection sql = Stores.postgresql(url).getConnection();
        ResultSet sum =
            sql.createStatement()
                .executeQuery(
                    "select coalesce(sum(most_micros), 0) from ai_audit_log"
                        + " where outcome = 'INTENT'")) {
      assertThat(sum.next()).isTrue();
      return sum.getLong(1) / 1e6;
    }
  }

  private double spent() {
    Matcher line = SPENT.matcher(loop.get("/metrics"));
    assertThat(line.find()).as("a line of the metrics that says what Claude has cost").isTrue();
    return Double.parseDouble(line.group(1));
  }

  /** What was done since is not known, but that it was done is seen. */
  void forgotWhatWasDone(Ailment open, Ailment since) {
    await()
        .atMost(Loop.PATIENCE)
        .untilAsserted(() -> assertThat(loop.get("/api/status")).contains("old-records"));
    assertThat(loop.get("/api/status"))
        .contains("VirtualService bos/" + open.service())
        .contains("VirtualService bos/" + since.service())
        .doesNotContain("VirtualService bos/" + withPeople.service());
    assertThat(loop.steps(open.incident())).doesNotContain("SHIFTED", "ACKNOWLEDGED");
    assertThat(loop.order("/api/incidents/" + open.incident() + "/release", "{}"))
        .contains("no breaker is open");
    assertThat(loop.order("/api/incidents/" + since.incident() + "/release", "{}"))
        .contains("There is no incident");
  }

  /**
   * Nor what people ordered since, nor what Claude has cost; of the questions that were under way
   * the most is charged.
   */
  void forgotWhatPeopleOrdered() {
    assertThat(loop.get("/api/status"))
        .contains("a look around", "old disks")
        .doesNotContain("new disks");
    assertThat(loop.get("/api/inbound")).doesNotContain("siti");
    assertThat(spent()).isLessThan(spent + mostUnderWay);
  }

  /** PagerDuty merges what it has, Slack shows it a second time. */
  void toldAgain(Ailment open) {
    await().atMost(Loop.PATIENCE).until(() -> vendors.pages(open.incident()) == 2);
    await().atMost(Loop.PATIENCE).until(() -> vendors.messages(open.service()) == 2);
    assertThat(vendors.pager().opened(open.incident())).isEqualTo(1);
  }

  /**
   * What is well resolves; who is with people waits for them; of what is not known nobody hears.
   */
  void endsAgain(Ailment open, Ailment since) {
    awaitStep(open, "RESOLVED");
    await().atMost(Loop.PATIENCE).until(() -> !vendors.pager().open().contains(open.incident()));
    assertThat(loop.steps(withPeople.incident())).doesNotContain("CLOSED", "RESOLVED");
    closed();
    assertThat(vendors.pager().open()).contains(since.incident());
    assertThat(Stream.of(open, since).map(it -> town.changes(it.service()).size())).containsOnly(1);
  }

  @Override
  public void close() {
    loop.close();
    prometheus.close();
    town.close();
    vendors.close();
  }
}
