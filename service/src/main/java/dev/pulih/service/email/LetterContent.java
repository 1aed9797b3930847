package dev.pulih.service.email;

import dev.pulih.notify.Cut;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a letter says, as text that may be shown: without control characters, and cut to what a
 * person reads.
 *
 * @param headline one line
 * @param about the incident, on one line
 * @param details facts by name
 * @param leftOut how many more there are
 * @param links where to look
 */
record LetterContent(
    String headline,
    String about,
    Map<String, String> details,
    int leftOut,
    Map<String, String> links) {

  private static final int LONGEST_LINE = 1_000;
  private static final int LONGEST_TEXT = 10_000;
  private static final int MOST_DETAILS = 50;

  static LetterContent of(Notification notification) {
    About about = notification.about();
    Map<String, String> details = new LinkedHashMap<>();
    notification.details().entrySet().stream()
        .limit(MOST_DETAILS)
        .forEach(e -> details.put(line(e.getKey()), text(e.getValue())));
    return new LetterContent(
        headline(notification),
        about.severity() + ", " + about.service() + ", incident " + line(about.incident()),
        details,
        Math.max(0, notification.details().size() - MOST_DETAILS),
        about.links());
  }

  private static String headline(Notification notification) {
    String line = line(notification.headline());
    return line.isEmpty() ? notification.about().service().toString() : line;
  }

  private static String line(String untrusted) {
    return Cut.to(LONGEST_LINE, shown(untrusted).replaceAll("\\s+", " ").strip());
  }

  private static String text(String untrusted) {
    return Cut.to(LONGEST_TEXT, shown(untrusted).replaceAll("\\R", "\n").strip());
  }

  /** Half a surrogate pair, which no charset has, becomes a question mark as well. */
  private static String shown(String untrusted) {
    return untrusted.replaceAll("[\\p{Cntrl}&&[^\\s]]|\\p{Cs}", "?");
  }
}
