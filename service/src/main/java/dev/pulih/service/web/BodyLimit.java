package dev.pulih.service.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are larger than any request needs, or that do not say how large they are. */
final class BodyLimit extends OncePerRequestFilter {

  /** Many times the longest note. */
  static final int BYTES = 16_384;

  /** Slack sends the whole message back that holds the button, and three bytes for one. */
  static final int SLACK_BYTES = 262_144;

  private final Complaints complaints;

  BodyLimit(Complaints complaints) {
    this.complaints = complaints;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most(request)) {
      String what = "The body is larger than " + most(request) + " bytes.";
      complaints.send(HttpStatus.CONTENT_TOO_LARGE, what, "Send less.", request, response);
    } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      String what = "The body does not say how long it is.";
      complaints.send(HttpStatus.LENGTH_REQUIRED, what, "Send Content-Length.", request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static int most(HttpServletRequest request) {
    return request.getRequestURI().startsWith(SlackRequests.PATH + "/") ? SLACK_BYTES : BYTES;
  }
}
