package dev.pulih.service.web;

import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets in whoever types a token, under the name that they give themselves. */
final class TokenLogin implements AuthenticationProvider {

  private final Credentials credentials;
  private final LoginAttempts attempts;
  private final LoginLog log;

  TokenLogin(Credentials credentials, LoginAttempts attempts, LoginLog log) {
    this.credentials = credentials;
    this.attempts = attempts;
    this.log = log;
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    String address =
        shown.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    String name = Person.named(shown.getName());
    if (attempts.wait(address).isPresent()) {
      throw new LockedException("too many wrong tokens came from there before");
    }
    String token = String.valueOf(shown.getCredentials());
    Credential known = credentials.find(token).orElseThrow(() -> wrong(name, address, token));
    log.came(known.records(name), address);
    return letIn(known, name);
  }

  private AuthenticationException wrong(String name, String address, String token) {
    log.refused("the login", name, address, attempts.failed(address, token));
    return new BadCredentialsException("it is none of Pulih's");
  }

  private static Authentication letIn(Credential credential, String name) {
    var who =
        UsernamePasswordAuthenticationToken.authenticated(
            credential.records(name), "", List.of(new Grant(credential.role())));
    who.setDetails(new Counted.Shared(credential.name()));
    return who;
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
