package dev.pulih.service.web;

import dev.pulih.service.access.Introduction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Tells who is not known at the API what to show.
 *
 * @param complaints sends it
 */
record Doorkeeping(Complaints complaints) implements AuthenticationEntryPoint {

  private static final String TOKEN =
      "Send \"Authorization: Bearer TOKEN\"; it is in the file \"token\" of Pulih's data"
          + " directory, or in its configuration (server.token).";
  private static final String PROVIDER =
      "Get another one from the provider: of server.oidc.issuer, for server.oidc.audience.";
  private static final String MANY =
      "Too many wrong tokens came from your address, so that none is looked at for a while.";
  private static final String LATER = "Ask again, or send a token of Pulih's own.";

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    Optional<Introduction> said = IntroductionFilter.said(request);
    Optional<Duration> unseen = TokenFilter.unseen(request);
    if (said.isPresent()) {
      answer(said.get(), request, response);
    } else if (unseen.isPresent()) {
      wait(unseen.get(), request, response);
    } else {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
      complaints.send(HttpStatus.UNAUTHORIZED, "This needs the token.", TOKEN, request, response);
    }
  }

  /** The same for a right token as for a wrong one. */
  private void wait(Duration wait, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long seconds = AskAgain.set(wait, response);
    String then = "Ask again in " + seconds + " s; Pulih's log says under which names they came.";
    complaints.send(HttpStatus.TOO_MANY_REQUESTS, MANY, then, request, response);
  }

  private void answer(Introduction said, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (said) {
      case Introduction.Refused(String because) -> {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        complaints.send(HttpStatus.UNAUTHORIZED, sentence(because), PROVIDER, request, response);
      }
      case Introduction.Unavailable(String because) ->
          complaints.send(
              HttpStatus.SERVICE_UNAVAILABLE, sentence(because), LATER, request, response);
      case Introduction.Introduced who ->
          throw new IllegalStateException(who + " is known, and a stranger");
    }
  }

  private static String sentence(String because) {
    return "The token says nothing: " + because.replaceFirst("\\.$", "") + ".";
  }
}
