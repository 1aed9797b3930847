package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.email.EmailSettings.Timeouts;
import dev.pulih.service.email.MailAddresses;
import dev.pulih.service.email.MailServer;
import dev.pulih.service.email.MailServer.Encryption;
import dev.pulih.service.email.MailServer.Login;
import dev.pulih.service.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of e-mail; the receivers of single services are with the services. */
final class EmailSection extends Section<EmailSettings> {

  private final Key<String> host =
      required("host", NameShapes.host(), "smtp.bos.example", "The server that takes mail.");
  private final Key<Integer> port =
      key("port", Shapes.count(1, 65_535), "587", "Its port; usually 465 for implicit TLS.");
  private final Key<Encryption> encryption =
      key(
          "encryption",
          Shapes.choice(Encryption.class),
          "starttls",
          "STARTTLS, without which nothing is sent; TLS from the first byte; or none, for a relay on"
              + " localhost.");
  private final Key<Optional<String>> user =
      optional("user", Shapes.text(), "pulih", "Who Pulih is to the server.");
  private final Key<Optional<Secret>> password =
      optional("password", Shapes.secret(), "${SMTP_PASSWORD}", "The user's password.");
  private final Key<Optional<Path>> authority =
      optional("authority", Shapes.path(), "/etc/pulih/ca.pem", "PEM of the authority to trust.");
  private final Key<String> from =
      required("from", NameShapes.mailAddress(), "pulih@bos.example", "The sender.");
  private final Key<List<String>> to =
      required(
          "to",
          Shapes.listOf(NameShapes.mailAddress()),
          "[oncall@bos.example]",
          "For services without their own.");
  private final Key<Timeouts> timeouts =
      block("timeouts", new TimeoutsSection(), "How long Pulih waits.");

  @Override
  protected EmailSettings build(Fields fields) {
    boolean pair = fields.get(user).isPresent() == fields.get(password).isPresent();
    fields.check(pair, user, "user and password belong together", "both or none");
    fields.check(!fields.get(to).isEmpty(), to, "nobody gets mail", "at least one address");
    return new EmailSettings(
        server(fields),
        new MailAddresses(fields.get(from), fields.get(to), Map.of()),
        fields.get(timeouts));
  }

  private MailServer server(Fields fields) {
    return new MailServer(
        fields.get(host),
        fields.get(port),
        fields.get(encryption),
        login(fields),
        fields.get(authority));
  }

  private Optional<Login> login(Fields fields) {
    return fields.get(user).flatMap(name -> fields.get(password).map(it -> new Login(name, it)));
  }

  /** Keys of how long Pulih waits. */
  private static final class TimeoutsSection extends Section<Timeouts> {

    private final Key<Duration> connect =
        key("connect", Shapes.duration(), "10s", "For a connection.");
    private final Key<Duration> read = key("read", Shapes.duration(), "20s", "For an answer.");
    private final Key<Duration> write =
        key("write", Shapes.duration(), "20s", "For the server to take what is sent.");
    private final Key<Duration> whole =
        key("whole", Shapes.duration(), "1m", "For all of one message.");

    @Override
    protected Timeouts build(Fields fields) {
      return new Timeouts(
          fields.get(connect), fields.get(read), fields.get(write), fields.get(whole));
    }
  }
}
