package dev.pulih.service.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * What is around every page.
 *
 * @param words what it says
 * @param assets what it loads
 * @param who who looks at it, if they are known
 * @param forgery what its forms carry
 */
public record Frame(Words words, Assets assets, Optional<String> who, Forgery forgery) {

  /**
   * What a form carries so that no other site can send it.
   *
   * @param field the name of its field
   * @param token what is in it
   */
  public record Forgery(String field, String token) {
    static Forgery against(HttpServletRequest request) {
      CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
      return new Forgery(token.getParameterName(), token.getToken());
    }
  }

  static Frame of(HttpServletRequest request, Assets assets) {
    return new Frame(
        Words.of(RequestContextUtils.getLocale(request)),
        assets,
        Optional.ofNullable(request.getRemoteUser()),
        Forgery.against(request));
  }

  /** Under what name orders are recorded. */
  public String name() {
    return who.orElse("");
  }

  /** A sentence of the page's own. */
  public String say(String key, Object... parts) {
    return words.say(key, parts);
  }
}
