package dev.pulih.service.e2e;

import dev.pulih.service.testing.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What a letter says: as it travels, and as its reader sees it. */
final class Letter {

  private Letter() {}

  static String read(Mail mail) {
    try {
      byte[] text = mail.text().getBytes(StandardCharsets.US_ASCII);
      Session session = Session.getInstance(new Properties());
      return mail + "\n" + content(new MimeMessage(session, new ByteArrayInputStream(text)));
    } catch (MessagingException | IOException e) {
      throw new AssertionError("This is no letter: " + mail, e);
    }
  }

  private static String content(Part part) throws MessagingException, IOException {
    if (!(part.getContent() instanceof Multipart parts)) {
      return String.valueOf(part.getContent());
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      all.append(content(parts.getBodyPart(i))).append('\n');
    }
    return all.toString();
  }
}
