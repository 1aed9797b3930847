package dev.pulih.service.web;

import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets in whoever types a token, under the name that they give themselves. */
final class TokenLogin implements AuthenticationProvider {

  private final Credentials credentials;
  private final LoginAttempts attempts;

  TokenLogin(Credentials credentials, LoginAttempts attempts) {
    this.credentials = credentials;
    this.attempts = attempts;
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    String address =
        shown.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    if (!attempts.allows(address)) {
      throw new LockedException("Too many wrong tokens.");
    }
    Optional<Credential> known = credentials.find(String.valueOf(shown.getCredentials()));
    if (known.isEmpty()) {
      attempts.failed(address);
      throw new BadCredentialsException("Another token.");
    }
    attempts.succeeded(address);
    return letIn(known.get(), Person.named(shown.getName()));
  }

  private static Authentication letIn(Credential credential, String name) {
    return UsernamePasswordAuthenticationToken.authenticated(
        credential.records(name), "", List.of(new Grant(credential.role())));
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
