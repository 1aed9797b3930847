package dev.pulih.service.web;

import dev.pulih.service.slack.HttpDoor;
import dev.pulih.service.slack.HttpDoor.Verdict;
import dev.pulih.service.slack.Signed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Slack sends: not behind the token, but behind Slack's signature. */
@RestController
@RequestMapping(SlackRequests.PATH)
final class SlackRequests {

  static final String PATH = "/slack";

  private final HttpDoor door;

  SlackRequests(HttpDoor door) {
    this.door = door;
  }

  @PostMapping("/interactions")
  @NeedsNoRole(because = "Slack signs it")
  void interaction(HttpServletRequest request) throws IOException {
    answer(door.interaction(signed(request)));
  }

  @PostMapping("/commands")
  @NeedsNoRole(because = "Slack signs it")
  void command(HttpServletRequest request) throws IOException {
    answer(door.command(signed(request)));
  }

  /**
   * The body is read as it came: Spring would put a form together anew, and break its signature.
   * Bytes that are no UTF-8, which Slack does not send, break it too.
   */
  private static Signed signed(HttpServletRequest request) throws IOException {
    return new Signed(
        request.getHeader("X-Slack-Request-Timestamp"),
        request.getHeader("X-Slack-Signature"),
        new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        request.getRemoteAddr());
  }

  private static void answer(Verdict verdict) {
    switch (verdict) {
      case Verdict.Taken _ -> {}
      case Verdict.Stranger(String why) ->
          throw new Refused(
              HttpStatus.UNAUTHORIZED,
              "This is not from Slack: " + why + ".",
              "If it is, compare slack.signingSecret with the app's signing secret, and the clocks.");
      case Verdict.Unreadable(String why) ->
          throw Refused.badRequest(
              "This is signed by Slack, and cannot be read: " + why + ".",
              "See docs/operations.md for the app's request URLs.");
    }
  }
}
