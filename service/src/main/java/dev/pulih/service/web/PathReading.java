package dev.pulih.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Turns away a path that cannot be decoded. A server cuts its parameters off unread, so nobody else
 * looks at them before Spring fails over them, sooner than its own firewall.
 */
final class PathReading extends OncePerRequestFilter {

  private final Complaints complaints;

  PathReading(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (legible(request)) {
      chain.doFilter(request, response);
    } else {
      complaints.send(
          HttpStatus.BAD_REQUEST,
          "The path cannot be decoded.",
          "Write a percent sign as %25.",
          request,
          response);
    }
  }

  private static boolean legible(HttpServletRequest request) {
    try {
      ServletRequestPathUtils.parse(request);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
