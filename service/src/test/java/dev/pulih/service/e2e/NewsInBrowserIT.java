package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Crowd;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each tick comes to a page that is open, of 200 services; when is printed, and not judged. */
class NewsInBrowserIT {

  private static final int TICKS = 10;

  /** From then on it is known when the part is exchanged, in milliseconds since 1970. */
  private static final String WATCH =
      """
      () => {
        window.exchanged = 0;
        new MutationObserver((_, observer) => {
          observer.disconnect();
          requestAnimationFrame(() => { window.exchanged = Date.now(); });
        }).observe(document.querySelector('#part'), { childList: true });
      }
      """;

  private final Crowd crowd = new Crowd();
  private final Hosted hosted = Hosted.showing(crowd.room(), crowd.view());
  private final Chromium chromium = new Chromium();

  @AfterEach
  void stop() {
    chromium.close();
    hosted.close();
  }

  @Test
  void each_tick_comes_to_a_page_that_is_open() {
    Page page = chromium.page(ColorScheme.LIGHT, 1200, 900);
    Chromium.logIn(page, hosted.url(), "siti", Hosted.token(Role.VIEW));
    assertThat(page.locator("#live")).hasText("Live");
    DoubleSummaryStatistics millis =
        DoubleStream.generate(() -> shownAfter(page)).limit(TICKS).summaryStatistics();
    System.out.printf(
        Locale.ROOT,
        "From a tick to what a browser shows of 200 services: %.0f ms on average, at most %.0f%n",
        millis.getAverage(),
        millis.getMax());
  }

  private double shownAfter(Page page) {
    page.evaluate(WATCH);
    long tick = System.currentTimeMillis();
    crowd.ticks();
    page.waitForFunction("() => window.exchanged > 0");
    return ((Number) page.evaluate("() => window.exchanged")).doubleValue() - tick;
  }
}
