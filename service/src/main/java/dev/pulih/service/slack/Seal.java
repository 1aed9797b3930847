package dev.pulih.service.slack;

import com.slack.api.app_backend.SlackSignature;
import dev.pulih.service.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's signature on a request: HMAC-SHA256 over version, timestamp and body (<a
 * href="https://docs.slack.dev/authentication/verifying-requests-from-slack/">verifying
 * requests</a>). One that is older than five minutes, or from five minutes in the future, is not
 * taken, and none is taken twice. The SDK computes it; its own comparison would tell by its time
 * how much of a guess is right, and takes any future.
 */
final class Seal {

  static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final SlackSignature.Generator generator;

  /** The signatures that were taken, oldest first. Only Slack can add to them. */
  private final Map<String, Instant> taken = new LinkedHashMap<>();

  Seal(Secret signingSecret) {
    this.generator = new SlackSignature.Generator(signingSecret.reveal());
  }

  /** What is wrong with it, if anything is; otherwise it is taken. */
  Optional<String> objection(Signed request, Instant now) {
    String timestamp = request.timestamp();
    String signature = request.signature();
    if (timestamp == null || signature == null) {
      return Optional.of("it has no signature");
    }
    if (!timestamp.matches("\\d{1,12}") || !fresh(timestamp, now)) {
      return Optional.of("its timestamp is not of the last five minutes");
    }
    return matches(timestamp, signature, request.body())
        ? taken(signature, now)
        : Optional.of("its signature is wrong");
  }

  private static boolean fresh(String timestamp, Instant now) {
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, now).abs().compareTo(GOOD_FOR) <= 0;
  }

  private boolean matches(String timestamp, String signature, String body) {
    return MessageDigest.isEqual(
        generator.generate(timestamp, body).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized Optional<String> taken(String signature, Instant now) {
    taken.values().removeIf(at -> at.plus(GOOD_FOR.multipliedBy(2)).isBefore(now));
    return taken.putIfAbsent(signature, now) == null
        ? Optional.empty()
        : Optional.of("the same was sent before");
  }
}
