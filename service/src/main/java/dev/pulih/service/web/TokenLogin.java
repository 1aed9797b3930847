package dev.pulih.service.web;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Lets in whoever types the token, under the name that they give themselves. */
final class TokenLogin implements AuthenticationProvider {

  private final Token token;
  private final LoginAttempts attempts;

  TokenLogin(Token token, LoginAttempts attempts) {
    this.token = token;
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
    if (!token.is(String.valueOf(shown.getCredentials()))) {
      attempts.failed(address);
      throw new BadCredentialsException("Another token.");
    }
    attempts.succeeded(address);
    return letIn(Person.named(shown.getName()));
  }

  private static Authentication letIn(String name) {
    return UsernamePasswordAuthenticationToken.authenticated(
        name, "", List.of(new SimpleGrantedAuthority("OPERATOR")));
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
