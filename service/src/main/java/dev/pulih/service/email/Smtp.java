package dev.pulih.service.email;

import dev.pulih.service.email.MailServer.Encryption;
import dev.pulih.service.email.MailServer.Login;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** A server's settings as Jakarta Mail knows them, and connections to it. */
final class Smtp {

  private final MailServer server;
  private final Session session;

  Smtp(EmailSettings settings) {
    this.server = settings.server();
    this.session = Session.getInstance(properties(settings));
  }

  Session session() {
    return session;
  }

  /** A transport that is not connected yet. */
  SMTPTransport transport() {
    return new SMTPTransport(
        session, new URLName("smtp", server.host(), server.port(), null, null, null));
  }

  void connect(SMTPTransport transport) throws MessagingException {
    @Nullable String user = server.login().map(Login::user).orElse(null);
    @Nullable String password = server.login().map(it -> it.password().reveal()).orElse(null);
    transport.connect(server.host(), server.port(), user, password);
  }

  /** See <a href="https://eclipse-ee4j.github.io/angus-mail/docs/api/">the package smtp</a>. */
  private static Properties properties(EmailSettings settings) {
    MailServer server = settings.server();
    Properties properties = new Properties();
    boolean starttls = server.encryption() == Encryption.STARTTLS;
    set(properties, "starttls.enable", starttls);
    set(properties, "starttls.required", starttls);
    set(properties, "ssl.enable", server.encryption() == Encryption.IMPLICIT);
    set(properties, "ssl.checkserveridentity", true);
    set(properties, "auth", server.login().isPresent());
    set(properties, "auth.mechanisms", "PLAIN LOGIN");
    set(properties, "connectiontimeout", millis(settings.timeouts().connect()));
    set(properties, "timeout", millis(settings.timeouts().read()));
    set(properties, "writetimeout", millis(settings.timeouts().write()));
    set(properties, "from", settings.addresses().from());
    // One address that is refused must not keep the message from the others.
    set(properties, "sendpartial", true);
    set(properties, "quitwait", false);
    server.authority().ifPresent(pem -> trust(properties, pem));
    return properties;
  }

  private static void trust(Properties properties, java.nio.file.Path authority) {
    properties.put("mail.smtp.ssl.socketFactory", MailTrust.of(authority));
    set(properties, "ssl.socketFactory.fallback", false);
  }

  private static void set(Properties properties, String name, Object value) {
    properties.setProperty("mail.smtp." + name, value.toString());
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }
}
