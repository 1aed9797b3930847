package dev.pulih.service.web.page;

import dev.pulih.service.access.Role;
import dev.pulih.service.web.Grant;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What is around every page.
 *
 * @param words what it says
 * @param assets what it loads
 * @param reader who looks at it, if they are known
 * @param forgery what its forms carry
 * @param other where it is to be had in the other language
 */
public record Frame(
    Words words, Assets assets, Optional<Reader> reader, Forgery forgery, OtherLanguage other) {

  /**
   * Who looks at a page.
   *
   * @param name under what name orders are recorded
   * @param role how far they may go
   */
  public record Reader(String name, Role role) {
    static Optional<Reader> of(@Nullable Principal known) {
      return Grant.of(known).map(role -> new Reader(Objects.requireNonNull(known).getName(), role));
    }
  }

  /**
   * What a form carries so that no other site can send it.
   *
   * @param field the name of its field
   * @param token what is in it
   */
  public record Forgery(String field, String token) {
    /** Whether a request came through what guards pages. */
    static boolean isOfPage(HttpServletRequest request) {
      return request.getAttribute(CsrfToken.class.getName()) != null;
    }

    static Forgery against(HttpServletRequest request) {
      CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
      return new Forgery(token.getParameterName(), token.getToken());
    }
  }

  static Frame of(HttpServletRequest request, Assets assets) {
    Words words = Words.of(RequestContextUtils.getLocale(request));
    return new Frame(
        words,
        assets,
        Reader.of(request.getUserPrincipal()),
        Forgery.against(request),
        OtherLanguage.of(request, words.language()));
  }

  /** Around what is said before anything is known of who asks, or where there is no page. */
  static Frame bare(HttpServletRequest request, Words words, Assets assets) {
    OtherLanguage other = OtherLanguage.elsewhere(request, words.language());
    return new Frame(words, assets, Optional.empty(), new Forgery("", ""), other);
  }

  /** Under what name orders are recorded. */
  public String name() {
    return reader.map(Reader::name).orElse("");
  }

  /** Whether the reader may do what needs a role. */
  public boolean may(Role least) {
    return reader.filter(known -> known.role().covers(least)).isPresent();
  }

  /** How long something lasts, in words. */
  public String lasting(Duration time) {
    return words.lasting(time);
  }

  /** A sentence of the page's own. */
  public String say(String key, Object... parts) {
    return words.say(key, parts);
  }
}
