package dev.pulih.service.web.page;

import dev.pulih.service.access.Role;
import dev.pulih.service.slack.Language;
import java.util.Optional;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is around the pages of tests. */
final class Frames {

  private Frames() {}

  /** For somebody who may do everything. */
  static Frame of(Language language) {
    return of(language, Role.ADMIN);
  }

  static Frame of(Language language, Role role) {
    return new Frame(
        Words.of(language),
        new Assets(),
        Optional.of(new Frame.Reader("siti", role)),
        new Frame.Forgery("_csrf", "x"),
        OtherLanguage.of(new MockHttpServletRequest("GET", "/"), language));
  }
}
