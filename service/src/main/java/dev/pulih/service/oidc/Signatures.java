package dev.pulih.service.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Looks whether the provider signed something, with one of its key pairs; a secret key, or none,
 * signs nothing.
 *
 * @param keys its public keys
 */
record Signatures(JWKSource<SecurityContext> keys) {

  /** By how much its clock may differ. */
  static final Duration SKEW = Duration.ofSeconds(30);

  private static final Duration KEPT = Duration.ofMinutes(5);

  /** Twice within it, whoever shows tokens of unknown keys. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  /** By the keys at an address, which are asked for when they are first needed. */
  static Signatures by(URI keys, ProviderHttp http) throws IOException {
    return new Signatures(
        JWKSourceBuilder.<SecurityContext>create(keys.toURL(), http)
            .cache(KEPT.toMillis(), ProviderHttp.READ.multipliedBy(2).toMillis())
            .refreshAheadCache(false)
            .rateLimited(PAUSE.toMillis())
            .build());
  }

  /** What a login brings (OpenID Connect Core 1.0, 3.1.3.7). */
  JwtDecoder idTokens(ClientRegistration client) {
    OidcIdTokenValidator validator = new OidcIdTokenValidator(client);
    validator.setClockSkew(SKEW);
    return decoder(List.of(new JwtTimestampValidator(SKEW), validator));
  }

  /** What a program shows: an access token (RFC 9068) or an ID token, for us and not for ever. */
  JwtDecoder bearers(URI issuer, String audience) {
    return decoder(
        List.of(
            types(),
            new JwtTimestampValidator(SKEW),
            new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
            new JwtIssuerValidator(issuer.toString()),
            new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD, named -> named != null && named.contains(audience)),
            new JwtClaimValidator<String>(
                JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank())));
  }

  /** No other token of the provider's, such as one that ends a session. */
  private static JwtTypeValidator types() {
    JwtTypeValidator types = new JwtTypeValidator(List.of("JWT", "at+jwt", "application/at+jwt"));
    types.setAllowEmpty(true);
    return types;
  }

  private JwtDecoder decoder(List<OAuth2TokenValidator<Jwt>> validators) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
            .build();
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
    return decoder;
  }
}
