package dev.pulih.service.web;

import dev.pulih.service.access.Introduction.Introduced;
import dev.pulih.service.access.Role;
import dev.pulih.service.oidc.OidcSettings;
import dev.pulih.service.oidc.Provider;
import dev.pulih.service.oidc.ProviderAway;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.client.RestClient;

/**
 * The authorization code flow with PKCE, as Spring Security does it; nobody's profile is asked for.
 */
final class ProviderSignOn implements SignOn {

  /** Our own word, among those of RFC 6749, for somebody whom nothing gives a role. */
  private static final String NO_ROLE = "no_role";

  /** Spring's word for a token endpoint that does not answer as one. */
  private static final String NO_ANSWER = "invalid_token_response";

  private static final Logger LOG = LoggerFactory.getLogger(ProviderSignOn.class);

  private final Provider provider;
  private final PendingLogins pending;
  private final InstantSource clock;

  /** Strangers can fail without end. */
  private final Bucket told =
      Bucket.builder()
          .addLimit(limit -> limit.capacity(10).refillGreedy(10, Duration.ofMinutes(1)))
          .build();

  ProviderSignOn(Provider provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
    this.pending = new PendingLogins(clock, overTls());
  }

  @Override
  public String provider() {
    return provider.settings().issuer().getHost();
  }

  @Override
  public boolean overTls() {
    return provider.settings().overTls();
  }

  @Override
  public void join(HttpSecurity pages) {
    pages.oauth2Login(this::describe);
    pages.addFilterAfter(new OldIntroductions(clock), SecurityContextHolderFilter.class);
  }

  private void describe(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage("/login")
        .clientRegistrationRepository(this::client)
        .authorizedClientRepository(new NoTokensKept())
        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(pending))
        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::user))
        .successHandler((request, response, _) -> welcome(request, response))
        .failureHandler((_, response, why) -> refuse(response, why))
        .addObjectPostProcessor(new WhereItBegins());
  }

  private @Nullable ClientRegistration client(String id) {
    return id.equals(OidcSettings.ID) ? provider.client() : null;
  }

  private RestClientAuthorizationCodeTokenResponseClient tokens() {
    var tokens = new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(provider.requests())
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .build());
    return tokens;
  }

  private OidcUser user(OidcUserRequest login) {
    Introduced who = provider.settings().introduced(login.getIdToken().getClaims());
    Role role = who.role().orElseThrow(() -> new OAuth2AuthenticationException(NO_ROLE));
    return new ProvidersUser(Person.introduced(who.name()), new Grant(role), login.getIdToken());
  }

  /**
   * The browser comes from another site, so that it would hide the new session's cookie from the
   * page that was asked for; the login notices that, and leads on.
   */
  private static void welcome(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect("/login?" + Landing.query(PendingLogins.landing(request)));
  }

  private void refuse(HttpServletResponse response, AuthenticationException why)
      throws IOException {
    if (told.tryConsume(1)) {
      LOG.warn("A login by the OpenID provider came to nothing: {}.", Person.plain(code(why), 60));
    }
    response.sendRedirect("/login?" + word(why));
  }

  private static String code(AuthenticationException why) {
    return why instanceof OAuth2AuthenticationException told
        ? told.getError().getErrorCode()
        : why.getClass().getSimpleName();
  }

  private static String word(AuthenticationException why) {
    String code = code(why);
    boolean away = why instanceof ProviderAway || why.getCause() instanceof ProviderAway;
    if (away || code.equals(NO_ANSWER)) {
      return "away";
    }
    return code.equals(NO_ROLE) ? "norole" : "failed";
  }

  /** The filter that leads to the provider answers its failures with a bare status otherwise. */
  private final class WhereItBegins
      implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
    @Override
    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
      filter.setAuthenticationFailureHandler((_, response, why) -> refuse(response, why));
      return filter;
    }
  }
}
