package dev.pulih.service.webhook;

import dev.pulih.service.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets that sign messages: one, or several while the receiver changes from one to another.
 * The signature is HMAC-SHA256 (<a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>) over
 * the time, a dot and the body, one for each secret.
 */
public record SigningSecrets(List<Secret> secrets) {

  /** A shorter one could be guessed from one message. */
  private static final int SHORTEST = 16;

  private static final int MOST = 5;

  private static final String ALGORITHM = "HmacSHA256";

  public SigningSecrets {
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty() || secrets.size() > MOST) {
      throw new IllegalArgumentException("A webhook needs 1 to " + MOST + " secrets.");
    }
    if (secrets.stream().anyMatch(secret -> secret.reveal().length() < SHORTEST)) {
      throw new IllegalArgumentException(
          "A secret of a webhook needs at least " + SHORTEST + " characters; use random ones.");
    }
  }

  /** The header {@code Pulih-Signature}. */
  String sign(byte[] body, Instant now) {
    String time = Long.toString(now.getEpochSecond());
    return secrets.stream()
        .map(secret -> "v1=" + hmac(secret, time, body))
        .collect(Collectors.joining(",", "t=" + time + ",", ""));
  }

  private static String hmac(Secret secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC-SHA256.", e);
    }
  }

  String redact(String text) {
    String redacted = text;
    for (Secret secret : secrets) {
      redacted = secret.redact(redacted);
    }
    return redacted;
  }
}
