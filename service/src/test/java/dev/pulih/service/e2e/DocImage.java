package dev.pulih.service.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * An image of the documentation, which a test makes on its way with {@code
 * -Dpulih.docs.write=true}.
 *
 * @param name of its file
 */
record DocImage(String name) {

  private static final Path FOLDER = Path.of("../docs/images");

  /** Of what one sees without scrolling. */
  void ofWindow(Page page) {
    write(page, new Page.ScreenshotOptions());
  }

  /** With all that one has to scroll to. */
  void ofPage(Page page) {
    write(page, new Page.ScreenshotOptions().setFullPage(true));
  }

  /** Of a part of its page. */
  void ofPart(Locator part) {
    write(() -> part.screenshot());
  }

  /** From the top of its page down to something. */
  void downTo(Locator last) {
    Page page = last.page();
    BoundingBox box = last.boundingBox();
    double scrolled = ((Number) page.evaluate("scrollY")).doubleValue();
    write(
        page,
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setClip(0, 0, page.viewportSize().width, scrolled + box.y + box.height));
  }

  private void write(Page page, Page.ScreenshotOptions how) {
    write(() -> page.screenshot(how));
  }

  private void write(Supplier<byte[]> taken) {
    if (Boolean.getBoolean("pulih.docs.write")) {
      try {
        Files.write(FOLDER.resolve(name + ".png"), taken.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
