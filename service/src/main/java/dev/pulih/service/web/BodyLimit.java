package dev.pulih.service.web;

import dev.pulih.service.web.page.PageRefusals;
import dev.pulih.service.web.page.PageRefusals.Why;
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

  private final Refusal refusal;

  BodyLimit(Refusal refusal) {
    this.refusal = refusal;
  }

  /** Tells a caller that a body is not read. */
  interface Refusal {
    void send(HttpStatus status, int most, HttpServletRequest request, HttpServletResponse response)
        throws IOException;

    /** To programs. */
    static Refusal by(Complaints complaints) {
      return (status, most, request, response) -> {
        boolean large = status == HttpStatus.CONTENT_TOO_LARGE;
        complaints.send(
            status,
            large
                ? "The body is larger than " + most + " bytes."
                : "The body does not say how long it is.",
            large ? "Send less." : "Send Content-Length.",
            request,
            response);
      };
    }

    /** To people. */
    static Refusal by(PageRefusals pages) {
      return (status, most, request, response) ->
          pages.send(
              status,
              status == HttpStatus.CONTENT_TOO_LARGE ? Why.tooLarge(most) : Why.ofNoLength(),
              request,
              response);
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most(request)) {
      refusal.send(HttpStatus.CONTENT_TOO_LARGE, most(request), request, response);
    } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      refusal.send(HttpStatus.LENGTH_REQUIRED, most(request), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static int most(HttpServletRequest request) {
    return request.getRequestURI().startsWith(SlackRequests.PATH + "/") ? SLACK_BYTES : BYTES;
  }
}
