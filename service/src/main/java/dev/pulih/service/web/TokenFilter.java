package dev.pulih.service.web;

import dev.pulih.service.access.Credential;
import dev.pulih.service.access.Credentials;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever shows a token as a bearer, under the name that they give themselves. */
final class TokenFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final Credentials credentials;

  TokenFilter(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(SCHEME)) {
      String name = Person.named(request.getHeader(Person.HEADER));
      credentials.find(header.substring(SCHEME.length())).ifPresent(known -> letIn(known, name));
    }
    chain.doFilter(request, response);
  }

  private static void letIn(Credential known, String name) {
    PreAuthenticatedAuthenticationToken who =
        new PreAuthenticatedAuthenticationToken(
            known.records(name), "", List.of(new Grant(known.role())));
    who.setDetails(new Counted.Token(known.name()));
    Bearer.letIn(who);
  }
}
