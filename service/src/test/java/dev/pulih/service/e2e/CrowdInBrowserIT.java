package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Crowd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 200 services at a glance in a real browser; what they take is measured by a benchmark. */
class CrowdInBrowserIT {

  private static final double PATIENCE_MILLIS = 60_000;

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
    Chromium.logIn(page, hosted.url(), "siti", Hosted.token(Role.VIEW));
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

  @Test
  void the_troubled_come_first_and_one_is_found_by_its_name() {
    Page page = known(ColorScheme.LIGHT, 1200);
    assertThat(page.locator(".service[data-state='anomalous']")).hasCount(50);
    assertThat(page.locator(".service").first()).hasAttribute("data-state", "anomalous");
    page.locator("#filter").fill("service-199");
    assertThat(page.locator(".service:visible")).hasCount(1);
    assertThat(page.locator("[data-name='bos/service-199']")).isVisible();
  }
}
