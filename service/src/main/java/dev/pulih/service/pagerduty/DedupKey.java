package dev.pulih.service.pagerduty;

import dev.pulih.notify.Notification.About;
import dev.pulih.service.digest.Sha256;

/**
 * The key by which PagerDuty knows an incident's events: the incident's id. One that is longer than
 * PagerDuty takes is hashed, since cutting could make two incidents one.
 */
final class DedupKey {

  private static final int LONGEST = 255;

  private DedupKey() {}

  static String of(About about) {
    String id = about.incident();
    return id.length() <= LONGEST ? id : Sha256.of(id);
  }
}
