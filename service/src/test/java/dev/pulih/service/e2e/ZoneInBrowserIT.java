package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Planted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever lives eight hours before UTC reads their own time, on lines and within sentences. */
class ZoneInBrowserIT {

  /** Builds share the machine that tests run on. */
  private static final double PATIENCE_MILLIS = 60_000;

  /** The incident was opened at midnight in UTC. */
  private static final String OPENED = "1 Mar 2026, 08:00:00";

  private static final Planted PLANTED = new Planted();

  private static Hosted hosted;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    hosted = Hosted.showing(PLANTED.room(), PLANTED.view());
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    hosted.close();
  }

  @Test
  void the_times_of_an_incident_are_the_readers() {
    Page page = chromium.page(ColorScheme.LIGHT, 1200, 900, "Asia/Kuala_Lumpur");
    Chromium.logIn(page, hosted.url(), "siti", Hosted.token(Role.ADMIN));
    page.navigate(hosted.url() + PLANTED.incident());
    assertThat(page.locator(".lines dt:text-is('Since') + dd")).hasText(OPENED);
    assertThat(page.locator(".lines dt:text-is('Waits until') + dd time")).hasCount(1);
    assertThat(page.locator(".why li").first()).containsText(OPENED);
    assertThat(page.locator("main").innerText())
        .doesNotContain("UTC")
        .doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
  }
}
