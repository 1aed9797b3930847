package dev.pulih.service.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.interactive_components.ActionResponseSender;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.webhook.WebhookResponse;
import dev.pulih.analyse.Masking;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that only the person sees, masked as all that leaves: through the response URL, and if
 * that fails as an ephemeral message of the bot (<a
 * href="https://docs.slack.dev/interactivity/handling-user-interaction/">handling user
 * interaction</a>). What cannot be said either way is in the log.
 */
final class Answers {

  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  /** Slack advises 4,000 and cuts at 40,000; a runbook may be longer than the first. */
  static final int LONGEST = 12_000;

  private final Slack slack;
  private final String token;
  private final Masking masking;

  Answers(Slack slack, String token, Masking masking) {
    this.slack = slack;
    this.token = token;
    this.masking = masking;
  }

  void give(Visitor to, String words) {
    String text = Escaped.of(LONGEST, masking.mask(words));
    failure(() -> respond(to, text))
        .ifPresent(first -> failure(() -> whisper(to, text)).ifPresent(log(to, words, first)));
  }

  private static Consumer<String> log(Visitor to, String words, String first) {
    return second ->
        LOG.warn(
            "{} was not answered in Slack (response_url: {}; chat.postEphemeral: {}): {}",
            to.author().by(),
            first,
            second,
            words);
  }

  private Optional<String> respond(Visitor to, String text) throws IOException {
    ActionResponse answer =
        ActionResponse.builder()
            .responseType("ephemeral")
            .text(text)
            .replaceOriginal(false)
            .build();
    WebhookResponse said = new ActionResponseSender(slack).send(to.responseUrl(), answer);
    return said.getCode() == 200
        ? Optional.empty()
        : Optional.of("status " + said.getCode() + " " + said.getBody());
  }

  private Optional<String> whisper(Visitor to, String text) throws IOException, SlackApiException {
    ChatPostEphemeralResponse said =
        slack
            .methods(token)
            .chatPostEphemeral(m -> m.channel(to.channel()).user(to.author().id()).text(text));
    return said.isOk() ? Optional.empty() : Optional.of(Mishap.code(said.getError()));
  }

  private static Optional<String> failure(Way way) {
    try {
      return way.tried();
    } catch (IOException | SlackApiException | RuntimeException e) {
      return Optional.of(Mishap.of(e));
    }
  }

  /** Tells why it failed, if it did. */
  private interface Way {
    Optional<String> tried() throws IOException, SlackApiException;
  }
}
