package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import dev.pulih.service.web.Denial.Teller;
import dev.pulih.service.web.page.PageRefusals;
import dev.pulih.service.web.page.PageRefusals.Why;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who sees the pages: whoever has shown a token, for as long as their session lasts. Every POST
 * carries a token against forgery across sites, and a browser loads nothing from anywhere else.
 */
class PageSecurity {

  /** Nothing inline, nothing from outside, in no frame. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private static final String LIVE = "/live";

  private static final String[] PAGES = {
    "/",
    "/login",
    "/logout",
    LIVE,
    "/assets/**",
    "/parts/**",
    "/incidents/**",
    "/switches/**",
    "/history/**",
    "/services/**",
    "/configuration/**",
    "/oauth2/authorization/*",
    "/login/oauth2/code/*"
  };

  @Bean
  @Order(1)
  SecurityFilterChain pages(
      HttpSecurity http,
      TokenDoors doors,
      RoleGate gate,
      Endpoints endpoints,
      RequestRates rates,
      PageRefusals refusals,
      Optional<SignOn> signOn) {
    signOn.ifPresent(provider -> provider.join(http));
    return http.securityMatcher(new OrRequestMatcher(pages(), new Astray(endpoints)))
        .requestCache(AbstractHttpConfigurer::disable)
        .authenticationProvider(doors.login())
        .addFilterAfter(new RateFilter(rates, Teller.by(refusals)), HeaderWriterFilter.class)
        .addFilterBefore(new BodyLimit(Teller.by(refusals)), CsrfFilter.class)
        .csrf(csrf -> csrf.csrfTokenRepository(forgery(signOn)))
        .headers(PageSecurity::headers)
        .formLogin(
            form ->
                form.loginPage("/login")
                    .usernameParameter("name")
                    .passwordParameter("token")
                    .successHandler((request, response, _) -> welcome(request, response))
                    .failureHandler(
                        (request, response, why) -> response.sendRedirect(refused(request, why))))
        .logout(logout -> logout.logoutSuccessUrl("/login").deleteCookies("pulih"))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint((request, response, _) -> stranger(request, response))
                    .accessDeniedHandler(denied(refusals)))
        .authorizeHttpRequests(all -> all.anyRequest().access(gate))
        .build();
  }

  private static RequestMatcher pages() {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    return new OrRequestMatcher(Arrays.stream(PAGES).<RequestMatcher>map(paths::matcher).toList());
  }

  /** In a cookie, since who is not known has no session. */
  private static CookieCsrfTokenRepository forgery(Optional<SignOn> signOn) {
    CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
    cookie.setCookieName("pulih-csrf");
    boolean overTls = signOn.filter(SignOn::overTls).isPresent();
    cookie.setCookieCustomizer(it -> (overTls ? it.secure(true) : it).sameSite("Strict"));
    return cookie;
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(p -> p.policy("camera=(), geolocation=(), microphone=()"));
  }

  private static void welcome(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(Landing.of(request.getParameter("to")));
  }

  private static String refused(HttpServletRequest request, Exception why) {
    String word = why instanceof LockedException ? "wait" : "wrong";
    return "/login?" + word + "&" + Landing.query(Landing.of(request.getParameter("to")));
  }

  private static AccessDeniedHandler denied(PageRefusals refusals) {
    return (request, response, denied) ->
        refusals.send(HttpStatus.FORBIDDEN, why(denied), request, response);
  }

  /** What no ruling denied, the look at its form did. */
  private static Why why(AccessDeniedException denied) {
    return Ruling.in(denied).map(PageSecurity::why).orElseGet(Why::forged);
  }

  private static Why why(Ruling.Denied denied) {
    return switch (denied) {
      case Ruling.Lacking(Role least, Optional<Role> yours) -> Why.lacking(least, yours);
      case Ruling.Undeclared _ -> Why.undeclared();
    };
  }

  /**
   * A part of a page cannot show a login: the whole page goes there, and comes back. A stream of
   * events would follow a redirect without end.
   */
  private static void stranger(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("HX-Request") != null) {
      String page = Landing.shown(request.getHeader("HX-Current-URL"));
      response.setHeader("HX-Redirect", "/login?" + Landing.query(page));
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getServletPath().equals(LIVE)) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect("/login?" + Landing.query(Landing.of(Landing.asked(request))));
    }
  }
}
