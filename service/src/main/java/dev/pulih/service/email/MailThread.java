package dev.pulih.service.email;

import dev.pulih.notify.Notification;
import dev.pulih.service.digest.MessageId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message's place in its incident's thread (<a
 * href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4">RFC 5322, 3.6.4</a>). The first
 * message's id is {@code <A@domain>}, a later one's {@code <B.A@domain>}: so the id of any message
 * tells the first, to which all later ones answer. A repeat has the id of its original.
 *
 * @param id the message's own id
 * @param first the first message's id; empty if this is the first
 */
record MailThread(String id, Optional<String> first) {

  private static final Pattern ID =
      Pattern.compile("<(?:[0-9a-f]{32}\\.)?([0-9a-f]{32}@[A-Za-z0-9.-]{1,253})>");

  static MailThread of(Notification notification, String domain) {
    String own = MessageId.of(notification);
    return notification
        .previous()
        .map(ID::matcher)
        .filter(Matcher::matches)
        .map(previous -> later(own, previous.group(1)))
        .orElseGet(() -> new MailThread("<" + own + "@" + domain + ">", Optional.empty()));
  }

  private static MailThread later(String own, String first) {
    return new MailThread("<" + own + "." + first + ">", Optional.of("<" + first + ">"));
  }
}
