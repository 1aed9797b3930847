package dev.pulih.service.web;

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

  private static final Denial OF_NO_LENGTH =
      new Denial(
          HttpStatus.LENGTH_REQUIRED,
          "The body does not say how long it is.",
          "Send Content-Length.",
          Why.ofNoLength());

  private final Denial.Teller teller;

  BodyLimit(Denial.Teller teller) {
    this.teller = teller;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > most(request)) {
      teller.tell(tooLarge(most(request)), request, response);
    } else if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      teller.tell(OF_NO_LENGTH, request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Denial tooLarge(int most) {
    String what = "The body is larger than " + most + " bytes.";
    return new Denial(HttpStatus.CONTENT_TOO_LARGE, what, "Send less.", Why.tooLarge(most));
  }

  private static int most(HttpServletRequest request) {
    return request.getRequestURI().startsWith(SlackRequests.PATH + "/") ? SLACK_BYTES : BYTES;
  }
}
