package dev.pulih.service.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Hosted;
import dev.pulih.service.web.page.Planted;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Pages that show what was planted, and a browser to look at them, for all tests of a class. */
final class PlantedPages implements BeforeAllCallback, AfterAllCallback {

  /** Builds share the machine that tests run on. */
  private static final double PATIENCE_MILLIS = 60_000;

  final Planted planted = new Planted();

  private final Hosted hosted = Hosted.showing(planted.room(), planted.view());
  private final Chromium chromium = new Chromium();

  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    chromium.close();
    hosted.close();
  }

  /** Where a page is. */
  String url(String path) {
    return hosted.url() + path;
  }

  /** The incident that was planted. */
  String incident() {
    return url(planted.incident());
  }

  /** A window of somebody whom nobody knows yet. */
  Page stranger(ColorScheme scheme, int width) {
    return chromium.page(scheme, width, 900);
  }

  /** A window of an administrator. */
  Page known(ColorScheme scheme, int width) {
    return known(hosted, scheme, width);
  }

  /** The same of other pages. */
  Page known(Hosted at, ColorScheme scheme, int width) {
    return loggedIn(at, stranger(scheme, width));
  }

  /** The same of somebody who lives in a time zone. */
  Page knownIn(String zone) {
    return loggedIn(hosted, chromium.page(ColorScheme.LIGHT, 1200, 900, zone));
  }

  private static Page loggedIn(Hosted at, Page page) {
    Chromium.logIn(page, at.url(), "siti", Hosted.token(Role.ADMIN));
    return page;
  }
}
