package dev.pulih.service.email;

import dev.pulih.notify.Cut;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.Kind;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * A message as a letter: plain text, and the same as HTML. It says that a machine wrote it (<a
 * href="https://www.rfc-editor.org/rfc/rfc3834#section-5">RFC 3834</a>), so that no machine
 * answers.
 */
final class Letter extends MimeMessage {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** What a list of letters shows. */
  private static final int LONGEST_SUBJECT = 200;

  private final MailThread thread;

  private Letter(Session session, MailThread thread) {
    super(session);
    this.thread = thread;
  }

  static Letter of(Session session, Notification notification, MailAddresses addresses, Instant now)
      throws MessagingException {
    LetterContent content = LetterContent.of(notification);
    Letter letter = new Letter(session, MailThread.of(notification, addresses.domain()));
    letter.address(notification, addresses);
    letter.setSubject(subject(notification, content), UTF_8);
    letter.setSentDate(Date.from(now));
    letter.mark(notification.kind());
    letter.setContent(body(content));
    letter.saveChanges();
    return letter;
  }

  private void address(Notification notification, MailAddresses addresses)
      throws MessagingException {
    setFrom(sender(addresses.from()));
    for (String to : addresses.of(notification.about().service())) {
      addRecipient(RecipientType.TO, new InternetAddress(to, true));
    }
  }

  private static InternetAddress sender(String address) throws MessagingException {
    try {
      return new InternetAddress(address, "Pulih", UTF_8);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every JVM has UTF-8.", e);
    }
  }

  private static String subject(Notification notification, LetterContent content) {
    String about = "[" + notification.about().severity() + "] " + notification.about().service();
    return Cut.to(LONGEST_SUBJECT, about + ": " + content.headline());
  }

  private void mark(Kind kind) throws MessagingException {
    setHeader("Auto-Submitted", "auto-generated");
    if (kind == Kind.PAGE) {
      setHeader("Importance", "high");
    }
    if (thread.first().isPresent()) {
      setHeader("In-Reply-To", thread.first().orElseThrow());
      setHeader("References", thread.first().orElseThrow());
    }
  }

  /** The last alternative is the one to be preferred. */
  private static MimeMultipart body(LetterContent content) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(PlainLetter.of(content), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(HtmlLetter.of(content), UTF_8, "html");
    return new MimeMultipart("alternative", plain, html);
  }

  /** Jakarta Mail would make up an id, another for each repeat. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", thread.id());
  }

  String id() {
    return thread.id();
  }
}
