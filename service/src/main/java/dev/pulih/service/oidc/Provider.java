package dev.pulih.service.oidc;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import dev.pulih.service.access.Introduction;
import dev.pulih.service.access.Introduction.Refused;
import dev.pulih.service.access.Introduction.Unavailable;
import dev.pulih.service.access.Introductions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/** The provider: asked what it is when it is first needed, and again after a failure. */
public final class Provider implements Introductions {

  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

  /** So long a failure is remembered, so that whoever comes waits for one attempt at most. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** So long others wait while one asks it. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private final OidcSettings settings;
  private final InstantSource clock;
  private final ProviderHttp http = new ProviderHttp();

  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Known known;
  private @Nullable Failure failure;

  /** What it is. */
  private record Known(ClientRegistration client, JwtDecoder idTokens, JwtDecoder bearers) {
    static Known of(OidcSettings settings, ProviderHttp http) throws IOException {
      Discovery discovery = Discovery.of(settings.issuer(), http);
      ClientRegistration client = discovery.registration(settings);
      Signatures signatures = Signatures.by(discovery.address("jwks_uri"), http);
      return new Known(
          client,
          signatures.idTokens(client),
          signatures.bearers(settings.issuer(), settings.audience()));
    }
  }

  private record Failure(Instant at, String why) {}

  /** One that nobody has asked for anything yet. */
  public Provider(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** What is configured of it. */
  public OidcSettings settings() {
    return settings;
  }

  /**
   * Pulih as its client.
   *
   * @throws ProviderAway if it cannot be asked
   */
  public ClientRegistration client() {
    return known().client();
  }

  /**
   * Reads what a login brings.
   *
   * @throws ProviderAway if it cannot be asked
   */
  public JwtDecoder idTokens() {
    return known().idTokens();
  }

  /** How it is asked. */
  public ClientHttpRequestFactory requests() {
    return http.requests();
  }

  @Override
  public Introduction by(String token) {
    try {
      return settings.introduced(known().bearers().decode(token).getClaims());
    } catch (JwtValidationException e) {
      return new Refused(String.valueOf(e.getErrors().iterator().next().getDescription()));
    } catch (BadJwtException _) {
      return new Refused("It is no JWT that a key of " + settings.issuer() + " signed");
    } catch (JwtException e) {
      return withoutKeys(e);
    } catch (ProviderAway e) {
      return new Unavailable(String.valueOf(e.getMessage()));
    }
  }

  /** Of unknown keys the provider is not asked again and again. */
  private Introduction withoutKeys(JwtException why) {
    return why.getCause() instanceof RateLimitReachedException
        ? new Refused("Its key is none of " + settings.issuer())
        : new Unavailable("The keys of " + settings.issuer() + " cannot be read");
  }

  /** Whoever comes while somebody asks for it waits a moment, and not for a provider that hangs. */
  private Known known() {
    Known found = known;
    return found == null ? first() : found;
  }

  private Known first() {
    if (!turn()) {
      throw new ProviderAway("The OpenID provider " + settings.issuer() + " is being asked.");
    }
    try {
      Known found = known == null ? discovered() : known;
      known = found;
      return found;
    } finally {
      asking.unlock();
    }
  }

  private boolean turn() {
    try {
      return asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Known discovered() {
    if (failure != null && clock.instant().isBefore(failure.at().plus(PAUSE))) {
      throw new ProviderAway(failure.why());
    }
    try {
      Known found = Known.of(settings, http);
      LOG.info("The OpenID provider {} is there.", settings.issuer());
      return found;
    } catch (IOException | RuntimeException e) {
      throw failed(ProviderAway.because(settings, e));
    }
  }

  /** What is known already is no news, however often somebody asks. */
  private ProviderAway failed(ProviderAway away) {
    String why = String.valueOf(away.getMessage());
    if (failure == null || !failure.why().equals(why)) {
      LOG.warn("{} Logins by tokens go on; it is asked again when it is needed.", why);
    }
    failure = new Failure(clock.instant(), why);
    return away;
  }
}
