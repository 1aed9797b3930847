package dev.pulih.service.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The system's Chromium, driven by a test. */
final class Chromium implements AutoCloseable {

  /** Builds share the machine that tests run on. */
  private static final double PATIENCE_MILLIS = 120_000;

  private static final String VIOLATIONS =
      """
      async () => {
        const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const found = await axe.run(document, { runOnly: rules });
        return found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '));
      }
      """;

  private final Path program = SystemTool.require("chromium");
  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(program)
                  .setArgs(List.of("--no-sandbox"))
                  .setTimeout(PATIENCE_MILLIS));

  /** A window of its own, without any cookie. */
  Page page(ColorScheme scheme, int width, int height) {
    return page(scheme, width, height, "UTC");
  }

  /** The same of somebody in a time zone. */
  Page page(ColorScheme scheme, int width, int height, String zone) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setLocale("en-GB")
            .setTimezoneId(zone)
            .setViewportSize(width, height);
    Page page = browser.newContext(options).newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return page;
  }

  /** Somebody shows a token at the login. */
  static void logIn(Page page, URI url, String name, String token) {
    page.navigate(url.toString());
    page.getByLabel("Your name").fill(name);
    page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)).fill(token);
    page.getByText("Log in", new Page.GetByTextOptions().setExact(true)).last().click();
  }

  /** What some people cannot read or reach on a page, as axe-core finds it. */
  static List<?> violations(Page page) {
    page.evaluate(axe());
    return (List<?>) page.evaluate(VIOLATIONS);
  }

  private static String axe() {
    try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
