package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.web.page.Planted;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see of the past on plots, and choose to see, in a real browser. */
class PlotsInBrowserIT {

  /**
   * Ten minutes until 2026-03-01T00:10:00Z. The deadline lies 25 min behind them, the release two
   * hours, and what ended lies on them.
   */
  private static final String TOLD =
      """
      {"times": [1772323200, 1772323800], "errors": [0.1, 0.2], "p99": [0.1, 0.2],
       "traffic": [9, 9], "objective": {"errors": 0.01, "p99": 0.2},
       "marks": [
         {"at": 1772323260, "kind": "passed", "name": ""},
         {"at": 1772323262, "kind": "recovered", "name": ""},
         {"at": 1772323500, "kind": "closed", "name": ""},
         {"at": 1772325300, "kind": "deadline", "name": ""},
         {"at": 1772331000, "kind": "released", "name": ""}]}
      """;

  @RegisterExtension private static final PlantedPages PAGES = new PlantedPages();

  private static void fulfil(Route route) {
    route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(TOLD));
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void what_happened_is_marked_and_what_lies_beyond_the_plots_is_told(ColorScheme scheme) {
    Page page = PAGES.known(scheme, 1200);
    page.route("**/plots", PlotsInBrowserIT::fulfil);
    page.navigate(PAGES.incident());
    assertThat(page.locator("[data-plot='errors'] canvas").first())
        .hasAttribute(
            "aria-label",
            Pattern.compile("deadline reached \\d.*, recovered \\d.*, closed \\d.*released \\d"));
    Locator beyond = page.locator("[data-beyond]");
    assertThat(beyond)
        .hasText(
            Pattern.compile(
                "^Not on the plots.*: deadline .*35:00.* \\(time left: \\d+ min \\d+ s\\); released .*10:00"));
    assertThat(beyond.locator("time").first()).hasAttribute("datetime", "2026-03-01T00:35:00.000Z");
    assertThat(Chromium.violations(page)).isEmpty();
  }

  @Test
  void where_all_marks_are_on_the_plots_nothing_is_told_below_them() {
    Page page = PAGES.known(ColorScheme.LIGHT, 1200);
    page.navigate(PAGES.incident());
    assertThat(page.locator("[data-plot='errors'] canvas").first())
        .hasAttribute("aria-label", Pattern.compile("marked: .*opened"));
    assertThat(page.locator("[data-beyond]")).isHidden();
  }

  /** Both pods are among the three worst: of one that is chosen the other is no longer plotted. */
  @Test
  void a_pod_is_chosen_by_keyboard_without_a_reload() {
    Page page = PAGES.known(ColorScheme.DARK, 360);
    page.navigate(PAGES.incident());
    page.evaluate("document.body.dataset.same = 'yes'");
    Locator pods = page.locator("details:has(#members)");
    pods.locator("summary").first().press("Enter");
    assertThat(figure(pods, "gone pod")).hasCount(1);
    Locator box = pods.getByRole(AriaRole.CHECKBOX).last();
    box.press("Space");
    assertThat(box).hasValue(Planted.in("pod"));
    pods.locator("#choose-pods").press("Enter");
    assertThat(pods.getByText("of the pods that were chosen")).isVisible();
    assertThat(figure(pods, "gone pod")).hasCount(0);
    assertThat(figure(pods, "pod").locator("canvas")).hasCount(1);
    assertThat(box).isChecked();
    assertThat(pods.locator("#choose-pods")).isFocused();
    assertThat(page.locator("body[data-same]")).hasCount(1);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Chromium.violations(page)).isEmpty();
  }

  private static Locator figure(Locator pods, String place) {
    return pods.locator(
        "figure", new Locator.LocatorOptions().setHasText(Planted.in(place) + ": Errors (%)"));
  }

  @Test
  void a_signal_is_looked_at_over_a_longer_time_by_keyboard() {
    Page page = PAGES.known(ColorScheme.LIGHT, 360);
    page.navigate(PAGES.url("/services/bos/txn-service/signals"));
    page.locator("#series")
        .selectOption("pod_error_rate[CONDITION] of pod bos/" + Planted.in("pod"));
    page.locator("#range").selectOption("6h");
    page.locator(".query button").press("Enter");
    assertThat(page).hasURL(Pattern.compile("range=6h"));
    assertThat(page.locator("#range")).hasValue("6h");
    assertThat(page.locator("[data-plot='value'] canvas").first())
        .hasAttribute("aria-label", Pattern.compile("newest: 40 %; largest: 40 %"));
    assertThat(page.locator(".plots .u-legend")).containsText("mean of all shown");
    assertThat(page.locator("tbody tr td b").first()).hasText("40 %");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Chromium.violations(page)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void where_nothing_was_measured_no_plot_pretends_that_all_is_well(ColorScheme scheme) {
    Page page = PAGES.known(scheme, 1200);
    page.navigate(PAGES.url("/services/bos/txn-service/signals?range=7d"));
    assertThat(page.locator(".banner.bad")).containsText("No data");
    assertThat(page.locator("figure")).hasCount(0);
    assertThat(Chromium.violations(page)).isEmpty();
  }
}
