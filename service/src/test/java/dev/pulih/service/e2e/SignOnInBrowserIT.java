package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.testing.FreePort;
import dev.pulih.service.testing.OpenIdEndpoint;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.Trusting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Logging in by a provider in a real browser, for which Pulih (localhost) and the provider
 * (127.0.0.1) are two sites: it hides strict cookies on the way back.
 */
class SignOnInBrowserIT {

  /** Builds share the machine that tests run on. */
  private static final double PATIENCE_MILLIS = 120_000;

  private static final Map<String, Object> SITI =
      Map.of("preferred_username", "siti", "groups", List.of("oncall"));

  /** What another class of this process set before is no matter. */
  @BeforeAll
  static void wait_as_long_as_a_busy_machine_takes() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @Test
  void a_person_comes_in_by_the_provider_or_is_told_why_not() {
    int port = FreePort.next();
    URI pulih = URI.create("http://localhost:" + port);
    try (Chromium chromium = new Chromium();
        OpenIdEndpoint provider = new OpenIdEndpoint().says(SITI);
        Hosted hosted = Hosted.with(Trusting.of(provider.issuer(), pulih), port)) {
      assertThat(hosted.url().getPort()).isEqualTo(port);
      Page siti = chromium.page(ColorScheme.LIGHT, 1200, 900);
      siti.navigate(pulih.toString());
      assertThat(Chromium.violations(siti)).isEmpty();
      siti.getByText("Log in by 127.0.0.1").click();
      assertThat(siti.getByText("Log out siti (OpenID)")).isVisible();
      assertThat(siti).hasURL(pulih + "/");

      provider.says(Map.of("preferred_username", "ravi"));
      Page ravi = chromium.page(ColorScheme.DARK, 400, 800);
      ravi.navigate(pulih.toString());
      ravi.getByText("Log in by 127.0.0.1").click();
      assertThat(ravi.getByRole(AriaRole.ALERT)).containsText("gives you a role here");
    }
  }
}
