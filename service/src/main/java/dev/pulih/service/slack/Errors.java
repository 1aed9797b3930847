package dev.pulih.service.slack;

import com.slack.api.methods.SlackApiException;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.RetryAfter;
import dev.pulih.service.slack.Said.Failed;
import dev.pulih.service.slack.Said.Gone;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What Slack's errors mean and what to do about them (<a
 * href="https://docs.slack.dev/reference/methods/chat.postMessage/">chat.postMessage</a>, <a
 * href="https://docs.slack.dev/reference/methods/chat.update/">chat.update</a>, <a
 * href="https://docs.slack.dev/apis/web-api/rate-limits/">rate limits</a>).
 */
record Errors(Clock clock) {

  /** An answer 200 with {@code ok:false}. */
  Said of(String error, String channel, Optional<String> retryAfter) {
    return switch (error) {
      case "message_not_found", "cant_update_message", "edit_window_closed" -> new Gone(error);
      case "ratelimited", "rate_limited" -> new Failed(throttled(retryAfter));
      case "internal_error", "fatal_error", "service_unavailable", "request_timeout" ->
          new Failed(new Retry("Slack failed: " + error + ".", wait(retryAfter)));
      default ->
          new Failed(
              new Rejected("Slack refused: " + Mishap.code(error) + ". " + advice(error, channel)));
    };
  }

  /** An answer that is not 2xx. */
  Said of(SlackApiException failed) {
    int status = failed.getResponse().code();
    Optional<String> retryAfter = Optional.ofNullable(failed.getResponse().header("Retry-After"));
    if (status == 429) {
      return new Failed(throttled(retryAfter));
    }
    return new Failed(
        status >= 500 || status == 408
            ? new Retry("Slack failed with status " + status + ".", wait(retryAfter))
            : new Rejected("Slack answered " + status + ": check the base URL of Slack."));
  }

  /** No answer, or none that is Slack's. */
  Said of(Exception failed) {
    return new Failed(
        new Retry(
            "Slack gave no answer that could be read (" + Mishap.of(failed) + ").", Duration.ZERO));
  }

  private Delivery throttled(Optional<String> retryAfter) {
    return new Retry("Slack throttles.", wait(retryAfter));
  }

  private Duration wait(Optional<String> retryAfter) {
    return retryAfter
        .flatMap(header -> RetryAfter.parse(header, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private static String advice(String error, String channel) {
    return switch (error) {
      case "channel_not_found" ->
          "Create the channel "
              + channel
              + " or correct its name in the configuration; a private one must invite the app"
              + " first.";
      case "not_in_channel" ->
          "Invite the app: /invite in " + channel + ", or give it the scope chat:write.public.";
      case "is_archived" -> "Unarchive " + channel + " or configure another channel.";
      case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive" ->
          "Put a valid bot token (xoxb-...) of the installed app into the configuration.";
      case "missing_scope" -> "Give the app the scope chat:write and install it again.";
      default -> "See the errors of chat.postMessage at docs.slack.dev.";
    };
  }
}
