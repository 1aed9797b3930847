package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Whether a browser looks for a page where there is nothing, so that it is answered with a page.
 * Programs do not ask for HTML, or show a token.
 */
final class Astray implements RequestMatcher {

  private static final List<String> METHODS =
      List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

  private final Endpoints endpoints;
  private final MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);

  Astray(Endpoints endpoints) {
    this.endpoints = endpoints;
    html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    return METHODS.contains(request.getMethod())
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
        && !request.getServletPath().startsWith("/api/")
        && html.matches(request)
        && endpoints.of(request) instanceof Need.NotThere;
  }
}
