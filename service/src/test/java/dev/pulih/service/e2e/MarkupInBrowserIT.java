package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Planted;
import dev.pulih.signal.Signals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup that others planted is text in a real browser, wherever it stands. */
class MarkupInBrowserIT {

  /** What would be there if markup had come alive. */
  private static final String ALIVE =
      """
      () => [...document.querySelectorAll('img, iframe, object, [onerror], script:not([src])')]
        .map(it => it.outerHTML)
      """;

  /** Builds share the machine that tests run on. */
  private static final double PATIENCE_MILLIS = 60_000;

  private static final Planted PLANTED = Planted.called();
  private static final List<String> ASKED = new ArrayList<>();
  private static final List<String> COMPLAINTS = new ArrayList<>();

  private static Hosted hosted;
  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    hosted = Hosted.showing(PLANTED.room(), PLANTED.view());
    chromium = new Chromium();
    page = chromium.page(ColorScheme.LIGHT, 1200, 900);
    page.onRequest(MarkupInBrowserIT::note);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            COMPLAINTS.add(message.text());
          }
        });
    page.onPageError(COMPLAINTS::add);
    Chromium.logIn(page, hosted.url(), Planted.in("siti"), Hosted.token(Role.ADMIN));
  }

  private static void note(Request request) {
    ASKED.add(request.resourceType() + " " + request.url());
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hosted.close();
  }

  /** Nothing was made of it, nothing ran, and nothing was asked of anybody else. */
  @AfterEach
  void nothing_came_alive() {
    assertThat((List<?>) page.evaluate(ALIVE)).isEmpty();
    assertThat(COMPLAINTS).isEmpty();
    assertThat(ASKED)
        .isNotEmpty()
        .allMatch(asked -> asked.contains(" " + hosted.url() + "/"))
        .noneMatch(asked -> asked.startsWith("image") && !asked.endsWith("icon.svg"));
  }

  private static Response opens(String path) {
    return page.navigate(hosted.url() + path);
  }

  /** As text that people see. */
  private static void shows(String... places) {
    for (String place : places) {
      assertThat(page.getByText(Planted.in(place)).first()).isVisible();
    }
  }

  private static void unfolds(String summary) {
    page.locator("summary", new Page.LocatorOptions().setHasText(summary)).first().press("Enter");
  }

  @Test
  void on_the_overview() {
    opens("/");
    shows("siti", "leader", "killer", "trouble", "blind", "failure", "budget");
    shows("service", "rule", "letter", "refusal", "person");
  }

  @Test
  void on_an_incident() {
    opens(PLANTED.incident());
    shows("model", "root cause", "advice", "reason", "headline", "workload", "person", "refusal");
    shows("outcome", "hold");
    assertThat(page.locator(".plots canvas")).hasCount(3);
    unfolds("Post-mortem draft");
    shows("draft");
    unfolds("SLACK was not told");
    shows("letter");
  }

  @Test
  void in_the_parts_of_an_incident_that_are_opened() {
    opens(PLANTED.incident());
    unfolds("Pods and subsets");
    shows("pod", "other pod", "gone pod", "subset", "other subset", "reason");
    assertThat(page.locator("details[open] [data-plot='p99'] canvas")).hasCount(4);
    unfolds("Evidence captured");
    shows("log", "limit", "resource", "event", "gap");
  }

  @Test
  void in_what_an_order_means() {
    opens(PLANTED.incident());
    page.locator("#order-approve").press("Enter");
    shows("workload", "siti");
  }

  /** Names from the cluster: what was shifted, and what would be put back. */
  @Test
  void in_what_was_shifted() {
    String incident = PLANTED.shifts();
    opens(incident);
    shows("headline", "healthy subset");
    page.locator("#order-release").press("Enter");
    shows("virtual service", "route", "healthy subset", "bad subset", "destination");
    opens(incident);
    page.locator("#order-leave").press("Enter");
    shows("virtual service", "route", "healthy subset", "bad subset", "destination");
  }

  @Test
  void in_what_is_held_and_sent_again() {
    opens("/");
    shows("window owner", "window reason");
    opens("/switches/pause");
    shows("killer", "siti");
    opens("/switches/window");
    assertThat(page.locator("#services")).containsText(Planted.in("service"));
    opens("/switches/end?of=m-1");
    shows("window owner", "window reason", "service");
    opens(PLANTED.incident() + "/resend");
    shows("letter", "refusal", "siti");
  }

  @Test
  void in_the_series_of_calls() {
    opens("/services/bos/txn-service/signals");
    String calls = "calls of " + Planted.in("namespace") + "/" + Planted.in("caller");
    page.locator("#series")
        .selectOption(Signals.CALL_ERROR_RATE + " of " + calls + " to bos/txn-service");
    page.locator(".query button").press("Enter");
    assertThat(page.locator("#plots")).containsText(calls);
    assertThat(page.locator(".plots canvas").first()).isVisible();
  }

  @Test
  void in_the_past() {
    opens("/history");
    shows("pauser", "pause", "killer");
    assertThat(page.locator("#service")).containsText(Planted.in("service"));
    assertThat(page.locator(".plots canvas")).hasCount(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka_lag of consumer group ", "pod_error_rate[CONDITION] of pod bos/"})
  void in_the_series_of_a_service(String series) {
    opens("/services/bos/txn-service/signals");
    String name = series + Planted.in(series.contains("pod ") ? "pod" : "group");
    page.locator("#series").selectOption(name);
    page.locator(".query button").press("Enter");
    assertThat(page.locator("#plots")).containsText(name.replace("[CONDITION]", ""));
    assertThat(page.locator(".plots canvas").first()).isVisible();
    assertThat(page.locator("#series optgroup[label^='Pods']").first())
        .hasAttribute("label", "Pods of subset " + Planted.in("subset"));
  }

  @Test
  void in_a_finding_of_a_pod() {
    opens("/services/bos/txn-service/signals");
    page.locator("#series")
        .selectOption("pod_error_rate[CONDITION] of pod bos/" + Planted.in("pod"));
    page.locator(".query button").press("Enter");
    shows("rule");
  }

  @Test
  void in_what_is_in_force() {
    opens("/configuration");
    shows("setting", "value", "neighbour", "answer", "service");
    unfolds("bos/txn-service");
    shows("host", "group", "database", "outcome", "hold");
  }

  /** What plots are drawn from is data, also for who opens it by itself. */
  @Test
  void in_what_plots_are_drawn_from() {
    Response answer = opens("/parts" + PLANTED.incident() + "/plots");
    assertThat(answer.headerValue("content-type")).startsWith("application/json");
    assertThat(answer.headerValue("x-content-type-options")).isEqualTo("nosniff");
    assertThat(page.content()).contains("workload").doesNotContain("<img");
    assertThat(page.locator("pre")).containsText("workload");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/history", "/configuration", "/services/bos/txn-service/signals"})
  void in_korean(String path) {
    opens(path + "?language=ko");
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
    nothing_came_alive();
    opens("/?language=en");
  }
}
