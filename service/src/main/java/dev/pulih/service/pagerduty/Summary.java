package dev.pulih.service.pagerduty;

import dev.pulih.notify.Cut;
import dev.pulih.notify.Notification;

/**
 * An event's summary, which must be there and may have 1,024 characters (<a
 * href="https://developer.pagerduty.com/docs/events-api-v2/trigger-events/">alert events</a>, <a
 * href="https://developer.pagerduty.com/docs/events-api-v2/send-change-events/">change events</a>).
 */
final class Summary {

  private static final int LONGEST = 1024;

  private Summary() {}

  static String of(Notification notification) {
    String headline = notification.headline();
    return Cut.to(
        LONGEST, headline.isBlank() ? notification.about().service().toString() : headline);
  }
}
