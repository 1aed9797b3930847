package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever lives eight hours before UTC reads their own time, on lines and within sentences. */
class ZoneInBrowserIT {

  /** The incident was opened at midnight in UTC. */
  private static final String OPENED = "1 Mar 2026, 08:00:00";

  @RegisterExtension private static final PlantedPages PAGES = new PlantedPages();

  @Test
  void the_times_of_an_incident_are_the_readers() {
    Page page = PAGES.knownIn("Asia/Kuala_Lumpur");
    page.navigate(PAGES.incident());
    assertThat(page.locator(".lines dt:text-is('Since') + dd")).hasText(OPENED);
    assertThat(page.locator(".lines dt:text-is('Waits until') + dd time")).hasCount(1);
    assertThat(page.locator(".why li").first()).containsText(OPENED);
    assertThat(page.locator("main").innerText())
        .doesNotContain("UTC")
        .doesNotContainPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
  }
}
