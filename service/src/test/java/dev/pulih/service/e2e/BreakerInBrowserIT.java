package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import dev.pulih.service.Application;
import dev.pulih.service.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person follows a bad version from the overview to its incident, lets Pulih shift the traffic,
 * sees the service recover and releases the breaker; one window is light and one is dark, and both
 * show each step and ask each question.
 */
class BreakerInBrowserIT {

  /** Several times as long as any step takes at this pace. */
  private static final double PATIENCE = Duration.ofMinutes(4).toMillis();

  private static final List<ColorScheme> THEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  private static final String RELEASE = "Traffic goes back to the recorded weights";

  /** What the simulated office splits, as it was before the shift. */
  private static final Pattern WEIGHTS =
      Pattern.compile("VirtualService bos/txn-service, route \\S+: v1 \\d+, v2 \\d+");

  /** The width of a small one. */
  private static final int TELEPHONE = 360;

  @TempDir private Path folder;

  @Test
  void a_person_follows_a_fault_from_the_overview_to_the_release_of_its_breaker()
      throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (Chromium chromium = new Chromium();
        Rig rig = asking(Rig.patient(Trouble.BAD_VERSION.scenario(), folder, ""));
        Running running = Application.start(rig.configuration())) {
      List<Page> windows = THEMES.stream().map(theme -> known(chromium, running, theme)).toList();
      follow(windows.getFirst(), windows.getLast());
    }
  }

  private static Rig asking(Rig rig) throws IOException {
    Settings.of(rig.configurationFile())
        .with("mode", "approve")
        .with("approvals.expireAfter", "600s")
        .write(rig.configurationFile());
    return rig;
  }

  private static Page known(Chromium chromium, Running running, ColorScheme theme) {
    Page page = chromium.page(theme, 1200, 900);
    Chromium.logIn(page, running.url(), "siti", running.token().reveal());
    return page;
  }

  private static void follow(Page light, Page dark) {
    both(light, dark, page -> needing(page).first(), "stage 2 needs approval");
    fitsTelephone(light);
    needing(light).locator("a").first().click();
    needing(dark).locator("a").first().click();
    fitsTelephone(dark);
    asks(dark, "approve", "stage 2");
    incident(dark).press("Enter");
    order(light, "approve", "stage 2", "approval");
    both(light, dark, BreakerInBrowserIT::timeline, "Approved");
    both(light, dark, BreakerInBrowserIT::timeline, "Traffic shifted");
    both(light, dark, BreakerInBrowserIT::timeline, "Recovered");
    assertThat(light.locator(".plots canvas")).hasCount(3);
    new DocImage("recovered").ofPage(light);
    asks(light, "release", RELEASE);
    assertThat(light.locator(".confirm")).containsText(WEIGHTS);
    incident(light).press("Enter");
    order(dark, "release", RELEASE, "release");
    both(light, dark, BreakerInBrowserIT::timeline, "Breaker released");
  }

  private static Locator needing(Page page) {
    return page.locator("#needing + .incidents li");
  }

  private static Locator timeline(Page page) {
    return page.locator("#timeline + .events");
  }

  /** Asks by keyboard, and reads what would happen. */
  private static void asks(Page page, String order, String meaning) {
    page.locator("#order-" + order).press("Enter");
    assertThat(page.locator(".confirm")).containsText(meaning);
    assertThat(Chromium.violations(page)).isEmpty();
    fitsTelephone(page);
  }

  private static void fitsTelephone(Page page) {
    ViewportSize usual = page.viewportSize();
    page.setViewportSize(TELEPHONE, 740);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(TELEPHONE);
    assertThat(Chromium.violations(page)).isEmpty();
    page.setViewportSize(usual.width, usual.height);
  }

  private static Locator incident(Page page) {
    return page.locator("main a[href^='/incidents/']");
  }

  /** Asks, gives the order, and goes back to the incident. */
  private static void order(Page page, String order, String meaning, String image) {
    asks(page, order, meaning);
    new DocImage(image).ofWindow(page);
    page.locator(".confirm button").press("Enter");
    assertThat(page.locator("main .banner")).isVisible();
    fitsTelephone(page);
    assertThat(Chromium.violations(page)).isEmpty();
    incident(page).press("Enter");
  }

  /** Both windows say it, without a reload, and everyone can read it. */
  private static void both(Page light, Page dark, Function<Page, Locator> place, String text) {
    for (Page page : List.of(light, dark)) {
      assertThat(place.apply(page)).containsText(text);
      assertThat(Chromium.violations(page)).isEmpty();
    }
  }
}
