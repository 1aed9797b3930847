package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Crowd;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 200 services at a glance in a real browser; what they take is measured by a benchmark. */
class CrowdInBrowserIT {

  private static final double PATIENCE_MILLIS = 60_000;

  /** How high its window is. */
  private static final int TELEPHONE = 800;

  private static final String TORN =
      """
      [...document.querySelectorAll('.gauges dd > *')]
        .filter(it => it.getClientRects().length > 1)
        .map(it => it.textContent)
      """;

  /** Where the section of those that need people begins. */
  private static final String NEEDING =
      "document.querySelector('#needing').getBoundingClientRect().top";

  private static Hosted hosted;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Crowd crowd = new Crowd();
    hosted = Hosted.showing(crowd.room(), crowd.view());
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hosted.close();
  }

  private static Page known(ColorScheme scheme, int width) {
    Page page = chromium.page(scheme, width, 900);
    return known(page, hosted, Role.VIEW);
  }

  private static Page known(Page page, Hosted at, Role role) {
    Chromium.logIn(page, at.url(), "siti", Hosted.token(role));
    assertThat(page.locator(".service")).hasCount(200);
    return page;
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1200", "DARK, 360"})
  void all_of_them_fit_and_can_be_read_by_everyone(ColorScheme scheme, int width) {
    Page page = known(scheme, width);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(Chromium.violations(page)).isEmpty();
  }

  /** A number and its unit stand on one line. */
  @Test
  void on_a_telephone_no_value_is_torn() {
    Page page = known(ColorScheme.LIGHT, 360);
    assertThat(page.locator(".gauges dd small").getByText(Pattern.compile("^of 200 ms$")).first())
        .isVisible();
    assertThat((List<?>) page.evaluate(TORN)).isEmpty();
  }

  @Test
  void the_troubled_come_first_and_one_is_found_by_its_name() {
    Page page = known(ColorScheme.LIGHT, 1200);
    assertThat(page.locator(".service[data-state='anomalous']")).hasCount(50);
    assertThat(page.locator(".service").first()).hasAttribute("data-state", "anomalous");
    page.locator("#filter").fill("service-199");
    assertThat(page.locator(".service:visible")).hasCount(1);
    assertThat(page.locator("[data-name='bos/service-199']")).isVisible();
  }

  /** What needs people is no longer below a list of all names. */
  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void when_none_can_be_seen_who_needs_people_is_on_the_first_screen(ColorScheme scheme) {
    Crowd crowd = Crowd.blind();
    try (Hosted blind = Hosted.showing(crowd.room(), crowd.view())) {
      Page page = known(chromium.page(scheme, 360, TELEPHONE), blind, Role.ADMIN);
      Locator banner = page.locator(".part .banner.bad");
      assertThat(banner).hasCount(1);
      assertThat(banner).containsText("200 of 200 services cannot be seen since ");
      assertThat(banner).containsText("check the URL and that Prometheus runs");
      assertThat(((Number) page.evaluate(NEEDING)).doubleValue()).isLessThan(TELEPHONE);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      assertThat(Chromium.violations(page)).isEmpty();
      assertThat(page.getByText("bos/service-99")).isHidden();
      banner.locator("summary").press("Enter");
      assertThat(page.getByText("bos/service-99")).isVisible();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      assertThat(Chromium.violations(page)).isEmpty();
    }
  }
}
