package dev.pulih.service.pagerduty;

import dev.pulih.notify.Notification.About;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The key by which PagerDuty knows an incident's events: the incident's id. One that is longer than
 * PagerDuty takes is hashed, since cutting could make two incidents one.
 */
final class DedupKey {

  private static final int LONGEST = 255;

  private DedupKey() {}

  static String of(About about) {
    String id = about.incident();
    return id.length() <= LONGEST ? id : sha256(id);
  }

  private static String sha256(String id) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
