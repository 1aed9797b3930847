package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Planted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads Korean, sees little, or has no mouse uses the pages as everybody does. */
class EveryoneInBrowserIT {

  /** More stops than any page has. */
  private static final int MANY = 200;

  @RegisterExtension private static final PlantedPages PAGES = new PlantedPages();

  /** All that can be opened is opened, and has come. */
  private static void unfold(Page page) {
    for (Locator summary : page.locator("details > summary").all()) {
      summary.press("Enter");
    }
    assertThat(page.locator(".members .gauges").first()).isVisible();
    assertThat(page.locator("details pre[tabindex]").last()).isVisible();
    assertThat(page.locator(".why").first()).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, en", "DARK, en", "LIGHT, ko", "DARK, ko"})
  void an_incident_with_all_its_parts_open_is_fit_for_all(ColorScheme scheme, String language) {
    Page page = PAGES.known(scheme, 1200);
    page.navigate(PAGES.incident() + "?language=" + language);
    unfold(page);
    assertThat(page.locator("html")).hasAttribute("lang", language);
    assertThat(Chromium.violations(page)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/history", "/services/bos/txn-service/signals", "/configuration"})
  void a_page_in_korean_is_fit_for_all(String path) {
    Page page = PAGES.known(ColorScheme.DARK, 400);
    page.navigate(PAGES.url(path + "?language=ko"));
    assertThat(page.locator("html")).hasAttribute("lang", "ko");
    assertThat(Chromium.violations(page)).isEmpty();
  }

  /** What somebody opened stays open while the page goes on, and so does where they are. */
  @ParameterizedTest
  @ValueSource(strings = {".events details", "details:has(> pre)"})
  void what_was_opened_stays_open_when_something_happens(String place) {
    Page page = PAGES.known(ColorScheme.LIGHT, 1200);
    page.navigate(PAGES.incident());
    Locator opened = page.locator(".part").locator(place).first();
    opened.locator("summary").press("Enter");
    assertThat(opened.locator("p, pre")).isVisible();
    goesOn(page);
    assertThat(opened.locator("p, pre")).isVisible();
    assertThat(opened.locator("summary")).isFocused();
  }

  /** Something happens, and the page shows it. */
  private static void goesOn(Page page) {
    assertThat(page.locator("#live")).hasText("Live");
    page.evaluate("document.querySelector('.part').dataset.old = 'yes'");
    PAGES.planted.stir();
    assertThat(page.locator(".part[data-old]")).hasCount(0);
  }

  @Test
  void a_state_that_is_filtered_by_keeps_the_focus_when_something_happens() {
    Page page = PAGES.known(ColorScheme.LIGHT, 1200);
    Locator state = page.locator("[data-show]").first();
    state.press("Enter");
    assertThat(state).hasAttribute("aria-pressed", "true");
    goesOn(page);
    assertThat(state).isFocused();
    assertThat(state).hasAttribute("aria-pressed", "true");
  }

  /** A screen reader speaks of an alert that comes anew, be it the same. */
  @Test
  void an_alert_that_has_not_changed_is_not_said_again() {
    PAGES.planted.hangs();
    Page page = PAGES.known(ColorScheme.LIGHT, 1200);
    page.evaluate("document.querySelector('#late').said = true");
    goesOn(page);
    assertThat((boolean) page.evaluate("document.querySelector('#late').said === true")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"en, unknown, found", "ko, 알 수 없음, 탐지"})
  void a_plot_says_in_words_what_it_does_not_know(String language, String unknown, String found) {
    Page page = PAGES.known(ColorScheme.LIGHT, 1200);
    page.navigate(PAGES.url("/services/bos/txn-service/signals?language=" + language));
    Locator legend = page.locator(".plots .u-legend").first();
    choose(page, "error_rate[CONDITION] of bos/txn-service");
    assertThat(legend.locator(".u-series").last()).containsText(found);
    assertThat(legend.locator(".u-series").last()).isHidden();
    atTheOldest(page);
    assertThat(legend).containsText(unknown);
    assertThat(legend).not().containsText("?");
    choose(page, "pod_error_rate[CONDITION] of pod bos/" + Planted.in("pod"));
    assertThat(legend.locator(".u-series").last()).isVisible();
    assertThat(legend.locator(".u-series").last()).containsText("40 %");
  }

  /** Before it nothing is known that it could be compared with. */
  private static void atTheOldest(Page page) {
    page.locator(".plots .u-over").first().hover(new Locator.HoverOptions().setPosition(1, 20));
  }

  private static void choose(Page page, String series) {
    page.locator("#series").selectOption(series);
    page.locator(".query button").press("Enter");
  }

  @Test
  void an_order_is_reached_read_and_given_by_keys_alone() {
    Planted planted = new Planted();
    try (Hosted own = Hosted.showing(planted.room(), planted.view())) {
      Page page = PAGES.known(own, ColorScheme.LIGHT, 1200);
      order(page, own.url() + planted.incident(), "approve");
      assertThat(planted.ordered()).singleElement().asString().startsWith("approve ");
      order(page, own.url() + planted.incident(), "close");
      assertThat(page.locator("main .banner")).containsText("closed by siti");
    }
  }

  private static void order(Page page, String incident, String order) {
    page.navigate(incident);
    tabTo(page.locator("#order-" + order));
    page.keyboard().press("Enter");
    assertThat(page.locator(".confirm")).isVisible();
    tabTo(page.locator(".confirm button"));
    page.keyboard().press("Enter");
    assertThat(page.locator("main .banner[role='status']")).isVisible();
  }

  /** Whoever has no mouse sees where they are. */
  private static void tabTo(Locator wanted) {
    assertThat(wanted).isVisible();
    for (int i = 0; i < MANY && !isFocused(wanted); i++) {
      wanted.page().keyboard().press("Tab");
    }
    assertThat(wanted).isFocused();
    assertThat(wanted.evaluate("it => getComputedStyle(it).outlineStyle")).isNotEqualTo("none");
  }

  private static boolean isFocused(Locator wanted) {
    return (boolean) wanted.evaluate("it => it === document.activeElement");
  }
}
