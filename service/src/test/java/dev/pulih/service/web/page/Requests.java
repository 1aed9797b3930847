package dev.pulih.service.web.page;

import dev.pulih.service.access.Role;
import dev.pulih.service.web.Grant;
import java.util.List;
import java.util.Locale;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Requests of browsers. */
final class Requests {

  private Requests() {}

  /** Of somebody who has logged in. */
  static MockHttpServletRequest of(String who, Locale locale) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addPreferredLocale(locale);
    request.setUserPrincipal(
        new PreAuthenticatedAuthenticationToken(who, "", List.of(new Grant(Role.ADMIN))));
    request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("X", "_csrf", "x"));
    return request;
  }
}
