package dev.pulih.service.e2e;

import com.microsoft.playwright.Page;
import java.util.List;

/** The keys of a configuration on its page. */
final class KeysOnPage {

  /** Parts of keys that do not stand on one line. */
  private static final String TORN =
      """
      [...document.querySelectorAll('.topics dt')].flatMap(key => [...key.childNodes])
        .filter(it => it.nodeType === Node.TEXT_NODE)
        .filter(it => {
          const range = document.createRange();
          range.selectNodeContents(it);
          return range.getClientRects().length > 1;
        })
        .map(it => it.data)
      """;

  private KeysOnPage() {}

  /** Those parts that do not stand on one line. */
  static List<?> torn(Page page) {
    return (List<?>) page.evaluate(TORN);
  }
}
