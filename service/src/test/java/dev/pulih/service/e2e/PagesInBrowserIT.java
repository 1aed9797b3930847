package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.pulih.service.Application;
import dev.pulih.service.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A person follows a fault of the simulated world in a real browser: sees it on the overview, looks
 * at its incident, approves, and sees the service recover. With {@code -Dpulih.docs.write=true} the
 * images of the documentation are made on the way.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesInBrowserIT {

  /** Several times as long as any step takes at this pace. */
  private static final double PATIENCE = Duration.ofMinutes(4).toMillis();

  /** The fault does not end by itself. */
  private static final List<String> HEALED = List.of("degraded", "healthy");

  @TempDir private static Path folder;

  private static Running running;
  private static Chromium chromium;
  private static Page page;
  private static String incident = "";
  private static final List<AutoCloseable> OPENED = new ArrayList<>();
  private static final List<String> COMPLAINTS = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    chromium = opened(new Chromium());
    Rig rig = opened(Rig.patient(Trouble.ONE_POD.scenario(), folder, ""));
    Settings.of(rig.configurationFile())
        .with("mode", "approve")
        .with("approvals.expireAfter", "600s")
        .write(rig.configurationFile());
    running = opened(Application.start(rig.configuration()));
    page = known(ColorScheme.LIGHT, 1200, 900);
  }

  private static <T extends AutoCloseable> T opened(T it) {
    OPENED.add(it);
    return it;
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable opened : OPENED.reversed()) {
      opened.close();
    }
  }

  /**
   * Somebody who has logged in; what their browser complains of is kept, but that a slow machine
   * did not answer.
   */
  private static Page known(ColorScheme scheme, int width, int height) {
    Page page = chromium.page(scheme, width, height);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            COMPLAINTS.add(message.text());
          }
        });
    page.onPageError(COMPLAINTS::add);
    Chromium.logIn(page, running.url(), "siti", running.token().reveal());
    assertThat(page.locator("#live")).hasText("Live");
    return page;
  }

  private static void says(Locator place, String text) {
    assertThat(place).containsText(text);
  }

  private static Locator service(Page page) {
    return page.locator("[data-name='bos/txn-service']");
  }

  /** Text in which nothing is missing, for everyone. */
  private static void isFitForAll(Page page) {
    assertThat(Chromium.violations(page)).isEmpty();
  }

  /** The same, and an image of it. */
  private static void isFitForAll(Page page, String image) {
    isFitForAll(page);
    new DocImage(image).ofWindow(page);
  }

  @Test
  @Order(1)
  void the_login_is_fit_for_all() {
    Page stranger = chromium.page(ColorScheme.DARK, 800, 700);
    stranger.navigate(running.url().toString());
    assertThat(Chromium.violations(stranger)).isEmpty();
  }

  @Test
  @Order(2)
  void a_fault_appears_on_the_overview_without_a_reload() {
    says(page.locator("#needing + .incidents"), "stage 1 needs approval");
    assertThat(service(page)).hasAttribute("data-state", "anomalous");
    isFitForAll(page, "dashboard");
  }

  @Test
  @Order(3)
  void a_telephone_shows_it_too_in_the_dark() {
    Page phone = known(ColorScheme.DARK, 360, 740);
    says(phone.locator("#needing + .incidents"), "stage 1 needs approval");
    assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    isFitForAll(phone, "dashboard-phone");
  }

  @Test
  @Order(4)
  void the_filter_and_the_theme_work_by_keyboard() {
    page.locator("#filter").fill("nothing is called so");
    assertThat(page.locator("#nothing")).isVisible();
    page.locator("#filter").fill("txn");
    assertThat(service(page)).isVisible();
    page.locator("#filter").fill("");
    page.locator("#theme").focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
    page.locator("#theme").press("Enter");
  }

  @Test
  @Order(5)
  void the_incident_shows_what_happened_and_asks() {
    page.locator("#needing + .incidents a").first().click();
    says(page.locator(".lines").first(), "stage 1 needs approval");
    incident = page.url();
    assertThat(page.locator(".plots canvas")).hasCount(3);
    assertThat(page.locator(".bar a[href='/services/bos/txn-service/signals']")).isVisible();
    says(page.locator(".why").first(), "Stage 1");
    assertThat(Chromium.violations(page)).isEmpty();
    canBeRead(page.locator("[data-plot='errors']").first());
    podsArePlotted();
    page.locator("#theme").press("Enter");
    page.locator("#theme").press("Enter");
    page.locator("#theme").blur();
    isFitForAll(page);
    new DocImage("incident").ofPage(page);
  }

  /** In a section that is opened, with the same marks. */
  private static void podsArePlotted() {
    Locator pods = page.locator("details:has([hx-get$='/pods'])");
    pods.locator("summary").press("Enter");
    Locator first = pods.locator(".plots canvas").first();
    assertThat(first)
        .hasAttribute(
            "aria-label", Pattern.compile("Errors.*marked: .*found \\w+ \\d.*opened \\d"));
    assertThat(pods.locator("[data-plot='p99'] canvas").first())
        .hasAttribute("aria-label", Pattern.compile("P99.*largest: .* ms.*marked: .*opened \\d"));
    isFitForAll(page);
    pods.locator("summary").blur();
    new DocImage("pods").ofPart(pods);
    pods.locator("summary").press("Enter");
  }

  /** By keyboard, by mouse, and without seeing it. */
  private static void canBeRead(Locator plot) {
    Locator time = plot.locator(".u-value").first();
    plot.press("End");
    assertThat(plot.locator(".u-value").last()).hasText(Pattern.compile("^[\\d.]+ %$"));
    String newest = time.textContent();
    plot.press("Home");
    assertThat(time).not().hasText(newest);
    plot.blur();
    plot.locator(".u-over").hover();
    assertThat(time).hasText(Pattern.compile("^\\d\\d:\\d\\d:\\d\\d$"));
    page.mouse().move(0, 0);
    assertThat(plot.locator("canvas"))
        .hasAttribute(
            "aria-label", Pattern.compile("newest: .*; largest: .* %.*; marked: .*opened \\d"));
    assertThat(Chromium.violations(page)).isEmpty();
  }

  @Test
  @Order(6)
  void an_approval_says_what_will_happen_and_heals() {
    approve();
    assertThat(page.locator("main .banner")).isVisible();
    page.locator("a.brand").click();
    page.waitForCondition(
        PagesInBrowserIT::isHealedOnceApproved,
        new Page.WaitForConditionOptions().setTimeout(PATIENCE));
  }

  private static void approve() {
    page.locator("#order-approve").press("Enter");
    says(page.locator(".confirm"), "stage 1");
    says(page.locator(".confirm"), "recorded as ordered by siti");
    assertThat(Chromium.violations(page)).isEmpty();
    page.locator(".confirm button").press("Space");
    says(page.locator("main"), "approved by siti");
  }

  /** A pod that has just started again fails nothing, and the question comes again. */
  private static boolean isHealedOnceApproved() {
    Locator asks =
        page.locator("#needing + .incidents li:has-text('stage 1 needs approval') a[id]");
    if (asks.count() > 0) {
      asks.first().click();
      approve();
      page.locator("a.brand").click();
    }
    return HEALED.contains(service(page).getAttribute("data-state"));
  }

  @Test
  @Order(7)
  void a_signal_shows_what_judges_each_of_its_points() {
    service(page).locator("h3 a").press("Enter");
    assertThat(page.locator(".plots canvas")).hasCount(2);
    says(page.locator(".lines").first(), "deviation");
    isFitForAll(page);
    page.locator("#series").selectOption("error_rate[CONDITION] of bos/txn-service");
    page.locator(".query button").press("Enter");
    says(page.locator(".lines").first(), "over 5 %");
    says(page.locator("table:not(.u-legend) tbody"), "Finding: ");
    assertThat(page.locator(".plots canvas")).hasCount(1);
    assertThat(page.locator(".plots canvas").first())
        .hasAttribute("aria-label", Pattern.compile("marked: .*found \\w+ \\d"));
    isFitForAll(page);
    new DocImage("signals").downTo(page.locator("tr.found").first());
  }

  @Test
  @Order(8)
  void the_past_shows_what_became_of_it() {
    page.locator("a.brand").click();
    service(page).locator(".notes a").first().click();
    page.locator("#order-close").press("Enter");
    page.locator("#note").fill("the memory limit was raised");
    page.locator("#note").press("Enter");
    says(page.locator("main"), "closed by siti");
    page.locator(".pages a[href='/history']").click();
    page.locator("#service").selectOption("bos/txn-service");
    page.locator(".query button").press("Enter");
    assertThat(page).hasURL(Pattern.compile("service=bos%2Ftxn-service"));
    says(page.locator("table:not(.u-legend) tbody"), "recovered by an action");
    says(page.locator(".figures"), "100 %");
    says(page.locator(".figures"), "no data");
    assertThat(page.locator(".plots canvas")).hasCount(6);
    page.locator("#outcome").selectOption("false-alarm");
    page.locator(".query button").press("Enter");
    says(page.locator("#list ~ .none"), "None.");
    page.goBack();
    switches("pause", Map.of("reason", "database maintenance", "for", "30m"));
    switches("resume", Map.of());
    page.reload();
    says(page.locator("#switched ~ .scroll tbody"), "database maintenance");
    assertThat(page.locator(".plots canvas")).hasCount(6);
    isFitForAll(page);
    new DocImage("history").ofPage(page);
  }

  /** What a person does by {@code ./pulih}. */
  private static void switches(String order, Map<String, String> how) {
    RequestOptions sent =
        RequestOptions.create()
            .setHeader("Authorization", "Bearer " + running.token().reveal())
            .setHeader("X-Pulih-User", "siti")
            .setData(how);
    assertThat(page.request().post(running.url() + "/api/" + order, sent)).isOK();
  }

  @Test
  @Order(9)
  void what_is_in_force_is_shown_by_service_too() {
    page.locator(".pages a[href='/configuration']").click();
    page.locator(".inforce summary").first().press("Enter");
    says(page.locator(".inforce details[open]"), "Stage 2");
    says(page.locator(".topics"), "stages.restart.above");
    says(page.locator(".topics"), "slack.channel");
    assertThat(page.locator("main")).not().containsText(running.token().reveal());
    assertThat(KeysOnPage.torn(page)).isEmpty();
    isFitForAll(page, "configuration");
  }

  @ParameterizedTest
  @CsvSource({
    "/history, LIGHT",
    "/history, DARK",
    "/services/bos/txn-service/signals, LIGHT",
    "/services/bos/txn-service/signals, DARK",
    "/configuration?language=ko, LIGHT",
    "/configuration?language=ko, DARK"
  })
  @Order(10)
  void the_other_pages_fit_a_telephone_in_both_themes(String path, ColorScheme scheme) {
    Page phone = known(scheme, 360, 740);
    phone.navigate(running.url() + path);
    assertThat(phone.locator(".plots canvas, .inforce summary").first()).isVisible();
    assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Chromium.violations(phone)).isEmpty();
  }

  /** The restart replaced those that ran then. */
  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  @Order(11)
  void pods_that_are_gone_are_plotted_over_the_time_of_their_incident(ColorScheme scheme) {
    Page phone = known(scheme, 360, 740);
    phone.navigate(incident);
    Locator pods = phone.locator("details:has([hx-get$='/pods'])");
    pods.locator("summary").press("Enter");
    says(pods, "Gone: they answered in the incident's time");
    says(pods, "The incident is over.");
    assertThat(pods.locator("[data-plot='p99'] canvas").first())
        .hasAttribute("aria-label", Pattern.compile("P99.*largest: .* ms.*marked: .*opened \\d"));
    assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Chromium.violations(phone)).isEmpty();
  }

  @Test
  @Order(12)
  void no_browser_complained_of_anything() {
    assertThat(COMPLAINTS).isEmpty();
  }
}
