package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.testing.FreePort;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Planted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page that says that it is live is; one that is not says so, and comes back by itself. */
class LiveInBrowserIT {

  /** Builds share the machine that tests run on. */
  private static final double PATIENCE_MILLIS = 120_000;

  /** More than a browser's connections to one host. */
  private static final int MANY = 8;

  private static final String HIDE_OR_SHOW =
      """
      state => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }
      """;

  private static Chromium chromium;

  private final Planted planted = new Planted();
  private Hosted hosted = Hosted.showing(planted.room(), planted.view(), FreePort.next());

  @BeforeAll
  static void start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @AfterEach
  void close() {
    hosted.close();
  }

  private Page known() {
    Page page = chromium.page(ColorScheme.LIGHT, 1200, 900);
    Chromium.logIn(page, hosted.url(), "siti", Hosted.token(Role.ADMIN));
    says(page, "Live");
    return page;
  }

  private static void says(Page page, String text) {
    assertThat(page.locator("#live")).hasText(Pattern.compile("^" + text));
  }

  /** A mark that is gone once the part was fetched again. */
  private static void mark(Page page) {
    page.evaluate("document.querySelector('.part').dataset.old = 'yes'");
  }

  private static void isNew(Page page) {
    assertThat(page.locator(".part[data-old]")).hasCount(0);
  }

  @Test
  void a_page_of_which_a_part_fails_is_not_live_says_why_and_comes_back() {
    Page page = known();
    planted.breaks(true);
    planted.stir();
    says(page, "Not live: Pulih did not send");
    assertThat(page.locator("#trouble")).hasText(Pattern.compile("Pulih failed to make this page"));
    planted.breaks(false);
    planted.stir();
    says(page, "Live");
    assertThat(page.locator("#trouble")).isHidden();
  }

  @Test
  void a_page_of_which_the_plots_fail_is_not_live_says_so_and_comes_back() {
    Page page = known();
    page.route("**/plots", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
    page.navigate(hosted.url() + planted.incident());
    says(page, "Not live");
    assertThat(page.locator("[data-failed]")).containsText("The plots cannot be read now");
    assertThat(Chromium.violations(page)).isEmpty();
    page.unroute("**/plots");
    says(page, "Live");
    assertThat(page.locator("[data-failed]")).isHidden();
    assertThat(page.locator(".plots canvas")).hasCount(3);
  }

  @Test
  void a_page_without_network_is_not_live_and_comes_back_with_what_is_new() {
    Page page = known();
    mark(page);
    page.context().setOffline(true);
    says(page, "Not live");
    page.context().setOffline(false);
    says(page, "Live");
    isNew(page);
  }

  /** A connection of which one end is gone looks like one on which nothing is said. */
  @Test
  void a_page_that_hears_nothing_connects_again() {
    Page page = chromium.page(ColorScheme.LIGHT, 1200, 900);
    page.clock().install();
    page.route("**/live", _ -> {});
    Chromium.logIn(page, hosted.url(), "siti", Hosted.token(Role.ADMIN));
    says(page, "Connecting");
    page.clock().fastForward(50_000);
    says(page, "Not live: connecting again");
    page.unroute("**/live");
    page.clock().fastForward(50_000);
    says(page, "Live");
  }

  @Test
  void a_tick_that_does_not_come_is_told_on_pages_that_are_open() {
    Page overview = known();
    Page incident = overview.context().newPage();
    incident.navigate(hosted.url() + planted.incident());
    says(incident, "Live");
    planted.hangs();
    for (Page page : List.of(overview, incident)) {
      assertThat(page.locator("#late")).containsText("The next tick is overdue");
    }
  }

  @Test
  void a_page_that_outlives_its_pulih_goes_to_the_login_and_comes_back() {
    Page page = known();
    String incident = hosted.url() + planted.incident();
    page.navigate(incident);
    says(page, "Live");
    int port = hosted.url().getPort();
    hosted.close();
    says(page, "Not live");
    hosted = Hosted.showing(planted.room(), planted.view(), port);
    logIn(page, "wrong");
    assertThat(page.getByText("That is not the token.")).isVisible();
    logIn(page, Hosted.token(Role.ADMIN));
    assertThat(page).hasURL(incident);
    says(page, "Live");
  }

  private static void logIn(Page page, String token) {
    page.locator("#name").fill("siti");
    page.locator("#token").fill(token);
    page.locator("#token").press("Enter");
  }

  @Test
  void more_pages_than_a_browser_has_connections_are_live_when_they_are_looked_at() {
    Page first = known();
    List<Page> pages = new ArrayList<>(List.of(first));
    while (pages.size() < MANY) {
      pages.getLast().evaluate(HIDE_OR_SHOW, "hidden");
      Page next = first.context().newPage();
      next.navigate(hosted.url() + planted.incident());
      says(next, "Live");
      pages.add(next);
    }
    mark(first);
    planted.stir();
    pages.getLast().evaluate(HIDE_OR_SHOW, "hidden");
    first.evaluate(HIDE_OR_SHOW, "visible");
    isNew(first);
    says(first, "Live");
  }

  @Test
  void what_is_left_does_not_grow_when_something_is_opened() {
    planted.asks();
    Page page = known();
    page.clock().install();
    page.navigate(hosted.url() + planted.incident());
    says(page, "Live");
    int before = left(page);
    page.clock().fastForward(14_000);
    page.getByText("Pods and subsets").press("Enter");
    assertThat(page.locator(".members .gauges").first()).isVisible();
    assertThat(left(page)).isPositive().isLessThanOrEqualTo(before - 14);
  }

  /** Seconds. */
  private static int left(Page page) {
    Locator left = page.locator(".left [data-until]").first();
    assertThat(left).hasText(Pattern.compile("^(\\d+ min )?\\d+ s$"));
    String[] parts = left.textContent().split(" ");
    int seconds = Integer.parseInt(parts[parts.length - 2]);
    return parts.length > 2 ? 60 * Integer.parseInt(parts[0]) + seconds : seconds;
  }

  @Test
  void plots_are_asked_for_one_after_another() {
    Page page = known();
    List<Route> asked = new ArrayList<>();
    page.route("**/plots", asked::add);
    page.navigate(hosted.url() + planted.incident());
    page.waitForCondition(() -> asked.size() == 1);
    says(page, "Live");
    mark(page);
    planted.stir();
    isNew(page);
    assertThat(asked).hasSize(1);
    asked.getFirst().resume();
    page.waitForCondition(() -> asked.size() == 2);
    asked.getLast().resume();
    assertThat(page.locator(".plots canvas")).hasCount(3);
  }
}
