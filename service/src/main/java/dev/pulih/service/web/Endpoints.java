package dev.pulih.service.web;

import dev.pulih.service.access.Role;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** What each endpoint asks of whoever calls it: controllers declare it, the others are here. */
final class Endpoints {

  private static final Need HEALTH = new Need.Nothing("probes have no token");

  private static final Need PROVIDER = new Need.Nothing("it leads to the OpenID provider");

  private static final Need RETURN = new Need.Nothing("the provider sends people back to it");

  /** What Spring serves, or a filter. */
  static final List<Endpoint> OTHERS =
      List.of(
          Endpoint.of(HttpMethod.GET, "/healthz", HEALTH),
          Endpoint.of(HttpMethod.GET, "/healthz/**", HEALTH),
          Endpoint.of(HttpMethod.GET, "/metrics", new Need.Least(Role.VIEW)),
          Endpoint.of(HttpMethod.POST, "/login", new Need.Nothing("the token is in it")),
          Endpoint.of(HttpMethod.POST, "/logout", new Need.Nothing("it ends a session")),
          Endpoint.of(HttpMethod.GET, "/oauth2/authorization/*", PROVIDER),
          Endpoint.of(HttpMethod.GET, "/login/oauth2/code/*", RETURN));

  private final List<HandlerMapping> mappings;

  /** With the mappings in the order in which they are asked. */
  Endpoints(List<HandlerMapping> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  /** What the endpoint asks for that a request is going to. */
  Need of(HttpServletRequest request) {
    RequestPath asked = ServletRequestPathUtils.parseAndCache(request);
    return OTHERS.stream()
        .filter(endpoint -> endpoint.is(request, asked))
        .findFirst()
        .map(Endpoint::need)
        .orElseGet(() -> ofHandler(request));
  }

  /** What a mapping refuses, such as a method, it refuses once more when it is really asked. */
  private Need ofHandler(HttpServletRequest request) {
    // Spring answers OPTIONS with a handler of its own.
    if (request.getMethod().equals(HttpMethod.OPTIONS.name())) {
      return new Need.NotThere();
    }
    try {
      for (HandlerMapping mapping : mappings) {
        HandlerExecutionChain found = mapping.getHandler(request);
        if (found != null) {
          return Need.of(found.getHandler());
        }
      }
      return new Need.NotThere();
    } catch (ServletException _) {
      return new Need.NotThere();
    } catch (Exception _) {
      return new Need.Undeclared();
    }
  }
}
