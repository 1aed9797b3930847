package dev.pulih.service.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What can be called.
 *
 * @param method how; whatever can be got can be asked for by HEAD
 * @param path where
 * @param need what it asks of whoever calls it
 */
record Endpoint(HttpMethod method, PathPattern path, Need need) {

  static Endpoint of(HttpMethod method, String path, Need need) {
    return new Endpoint(method, PathPatternParser.defaultInstance.parse(path), need);
  }

  boolean is(HttpServletRequest request, RequestPath asked) {
    boolean head =
        method.equals(HttpMethod.GET) && request.getMethod().equals(HttpMethod.HEAD.name());
    boolean how = head || method.name().equals(request.getMethod());
    return how && path.matches(asked.pathWithinApplication());
  }
}
