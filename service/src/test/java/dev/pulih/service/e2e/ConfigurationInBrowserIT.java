package dev.pulih.service.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.Views;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.web.Hosted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration with every key stands on its page, for everyone to read; its secrets do not. */
class ConfigurationInBrowserIT {

  private static final Path FILE =
      Path.of("src", "test", "resources", "dev", "pulih", "service", "config", "full.yaml");

  private static final String CANARY = "planted-Zq7x9Kd2mVw4";

  /** An address, and a token that begins in its own way. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "PULIH_HEARTBEAT_OPEN", "http://hc.example/" + CANARY,
          "PULIH_APP_TOKEN", "xapp-" + CANARY,
          "PULIH_WEBHOOK", "one-" + CANARY,
          "PULIH_WEBHOOK_NEXT", "next-" + CANARY);

  @RegisterExtension private static final PlantedPages PAGES = new PlantedPages();

  private static Hosted hosted;

  @BeforeAll
  static void start() throws IOException {
    var room = PAGES.planted.room();
    hosted = Hosted.showing(room, Views.of(room, full()));
  }

  @AfterAll
  static void stop() {
    hosted.close();
  }

  private static PulihConfiguration full() throws IOException {
    Set<String> variables =
        Pattern.compile("\\$\\{(PULIH_\\w+)}")
            .matcher(Files.readString(FILE))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    var result =
        ConfigurationFile.read(
            FILE,
            variables.stream().collect(toMap(it -> it, it -> OTHERS.getOrDefault(it, CANARY))));
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280, en", "DARK, 1280, ko", "LIGHT, 390, ko", "DARK, 390, en"})
  void everyone_reads_all_of_it_but_no_secret(ColorScheme scheme, int width, String language) {
    Page page = PAGES.known(hosted, scheme, width);
    page.navigate(hosted.url() + "/configuration?language=" + language);
    for (Locator summary : page.locator(".inforce summary").all()) {
      summary.press("Enter");
    }
    Locator service = page.locator(".inforce details[open]").first();
    assertThat(service).containsText("https://hooks.example/…");
    assertThat(page.locator(".topics section")).hasCount(22);
    assertThat(page.locator(".topics")).containsText("${PULIH_PAGERDUTY_KEY}");
    assertThat(page.content()).doesNotContain(CANARY);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(KeysOnPage.torn(page)).isEmpty();
    assertThat(Chromium.violations(page)).isEmpty();
  }
}
