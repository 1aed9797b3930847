package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.EveryState;
import dev.pulih.service.web.page.ServiceState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state of a service, and what is refused, can be read by everyone, light and dark. */
class StatesInBrowserIT {

  @RegisterExtension private static final PlantedPages PAGES = new PlantedPages();

  private static Hosted hosted;

  @BeforeAll
  static void start() {
    EveryState states = new EveryState();
    hosted = Hosted.showing(states.room(), states.view());
  }

  @AfterAll
  static void stop() {
    hosted.close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1200, en", "DARK, 1200, ko", "LIGHT, 360, ko", "DARK, 360, en"})
  void all_states_of_services_at_once_are_fit_for_all(
      ColorScheme scheme, int width, String language) {
    Page page = PAGES.known(hosted, scheme, width);
    page.navigate(hosted.url() + "/?language=" + language);
    for (ServiceState state : ServiceState.values()) {
      assertThat(page.locator("[data-name='bos/" + state.code() + "']"))
          .hasAttribute("data-state", state.code());
    }
    assertThat(page.locator("[data-show]")).hasCount(ServiceState.values().length);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(Chromium.violations(page)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void what_is_not_there_and_what_is_refused_is_fit_for_all(ColorScheme scheme) {
    Page page = PAGES.stranger(scheme, 360);
    Chromium.logIn(page, hosted.url(), "amir", Hosted.token(Role.VIEW));
    assertThat(page.locator(".service").first()).isVisible();
    says(page, "/nowhere", "There is no such page.");
    says(page, "/incidents/nope", "There is no such incident here.");
    says(page, "/switches/kill", "This needs the role admin; yours is view.");
  }

  private static void says(Page page, String path, String text) {
    page.navigate(hosted.url() + path);
    assertThat(page.locator("main")).containsText(text);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(Chromium.violations(page)).isEmpty();
  }
}
