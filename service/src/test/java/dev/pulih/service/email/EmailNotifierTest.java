package dev.pulih.service.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.service.email.EmailSettings.Timeouts;
import dev.pulih.service.email.MailServer.Encryption;
import dev.pulih.service.email.MailServer.Login;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.KeyPairs;
import dev.pulih.service.testing.Mail;
import dev.pulih.service.testing.MailEndpoint;
import dev.pulih.service.testing.MailEndpoint.Manner;
import dev.pulih.service.testing.SmtpFault;
import dev.pulih.signal.ServiceRef;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailNotifierTest {

  private static final ServiceRef TXN = new ServiceRef("prod", "txn-service");
  private static final ServiceRef BILLING = new ServiceRef("prod", "billing-service");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T02:31:15Z"), ZoneOffset.UTC);
  private static final Timeouts PATIENT =
      new Timeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  /** Long enough to be no accident, short enough to wait out. */
  private static final Duration HASTE = Duration.ofMillis(300);

  /** {@code printf 'PAGE\ninc-7\n\ntxn-service fails' | sha256sum | head -c 32}. */
  private static final String ID = "e5fdc62bba186630fc7d8a133beda747";

  @TempDir static Path folder;
  private static KeyPairs keys;

  private MailEndpoint endpoint = new MailEndpoint(Manner.open());

  @BeforeAll
  static void keys() {
    keys = new KeyPairs(folder);
    keys.make("mail");
    keys.make("other");
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  static EmailSettings inTheOpen(MailEndpoint endpoint) {
    return settings(open(endpoint), PATIENT);
  }

  private static MailServer open(MailEndpoint endpoint) {
    return new MailServer(
        "localhost", endpoint.port(), Encryption.NONE, Optional.empty(), Optional.empty());
  }

  private static EmailSettings settings(MailServer server, Timeouts timeouts) {
    return new EmailSettings(
        server,
        new MailAddresses(
            "pulih@bos.example",
            List.of("oncall@bos.example", "lead@bos.example"),
            Map.of(BILLING, List.of("billing@bos.example"))),
        timeouts);
  }

  private EmailNotifier encrypted(Encryption encryption, String password, String authority) {
    Login login = new Login(MailEndpoint.USER, new Secret(password));
    MailServer server =
        new MailServer(
            "localhost",
            endpoint.port(),
            encryption,
            Optional.of(login),
            Optional.of(keys.certificate(authority)));
    return new EmailNotifier(settings(server, PATIENT), CLOCK);
  }

  private void serve(Manner manner) {
    endpoint.close();
    endpoint = new MailEndpoint(manner);
  }

  @Test
  void a_page_is_exactly_this_letter() {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("error rate", "15 % (bound 5 %)");
    details.put("log", "line 1\nline <2>");
    About about = about(TXN).with(Map.of("Grafana", "https://grafana.example/?a=1&b=2"));
    assertThat(send(new Notification(Kind.PAGE, about, "txn-service fails", details, none())))
        .isEqualTo(new Delivered("<" + ID + "@bos.example>"));
    Mail mail = endpoint.taken().getFirst();
    assertThat(mail.from()).isEqualTo("pulih@bos.example");
    assertThat(mail.to()).containsExactly("oncall@bos.example", "lead@bos.example");
    // The boundary is another each time.
    String boundary = mail.text().replaceFirst("(?s).*boundary=\"([^\"]+)\".*", "$1");
    assertThat(mail.text().replace(boundary, "BOUNDARY").replace("\r\n", "\n"))
        .isEqualTo(
            """
            Date: Mon, 23 Nov 2026 %s
            From: Pulih <pulih@bos.example>
            To: oncall@bos.example, lead@bos.example
            Message-ID: <%s@bos.example>
            Subject: [P1] prod/txn-service: txn-service fails
            MIME-Version: 1.0
            Content-Type: multipart/alternative;\s
            \tboundary="BOUNDARY"
            Auto-Submitted: auto-generated
            Importance: high

            --BOUNDARY
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: 7bit

            txn-service fails

            P1, prod/txn-service, incident inc-7

            error rate: 15 %% (bound 5 %%)
            log:
                line 1
                line <2>

            Grafana:
            https://grafana.example/?a=1&b=2

            Pulih sent this by itself; nobody reads answers to it.

            --BOUNDARY
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: 7bit

            <!DOCTYPE html>
            <html><body>
            <h3>txn-service fails</h3>
            <p>P1, prod/txn-service, incident inc-7</p>
            <table>
            <tr><th align="left" valign="top">error rate</th><td>15 %% (bound 5 %%)</td></tr>
            <tr><th align="left" valign="top">log</th><td>line 1<br>
            line &lt;2&gt;</td></tr>
            </table>
            <p><a href="https://grafana.example/?a=1&amp;b=2">Grafana</a></p>
            <p>Pulih sent this by itself; nobody reads answers to it.</p>
            </body></html>

            --BOUNDARY--
            """
                .formatted(date(), ID));
  }

  /** Jakarta Mail writes it in the zone of the machine. */
  private static String date() {
    return java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss Z (z)", java.util.Locale.US)
        .format(CLOCK.instant().atZone(java.time.ZoneId.systemDefault()));
  }

  @Test
  void letters_of_an_incident_are_one_thread_below_the_first() throws Exception {
    String first = delivered(Kind.UPDATE, "restarting", none());
    String second = delivered(Kind.PAGE, "fails", Optional.of(first));
    String third = delivered(Kind.RESOLVE, "over", Optional.of(second));
    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(read(0).getHeader("References")).isNull();
    for (int i = 1; i <= 2; i++) {
      assertThat(read(i).getHeader("References")).containsExactly(first);
      assertThat(read(i).getHeader("In-Reply-To")).containsExactly(first);
    }
    assertThat(read(2).getMessageID()).isEqualTo(third);
    assertThat(read(2).getHeader("Importance")).isNull();
  }

  @Test
  void a_repeat_has_the_id_of_the_original_and_an_equal_letter_later_another() {
    String first = delivered(Kind.UPDATE, "still open", none());
    assertThat(delivered(Kind.UPDATE, "still open", none())).isEqualTo(first);
    assertThat(delivered(Kind.UPDATE, "still open", Optional.of(first))).isNotEqualTo(first);
  }

  @Test
  void a_service_with_receivers_of_its_own_is_told_to_them() {
    send(new Notification(Kind.PAGE, about(BILLING), "fails", Map.of(), none()));
    assertThat(endpoint.taken().getFirst().to()).containsExactly("billing@bos.example");
  }

  @Test
  void untrusted_text_adds_no_header_and_no_markup() throws Exception {
    String evil = "x\r\nBcc: thief@evil.example\r\n\r\n<script>\"'&\u0000\r\n.\r\nQUIT";
    About about = new About("inc\r\nX-Evil: 1", TXN, Severity.P1);
    send(new Notification(Kind.PAGE, about, evil, Map.of(evil, evil), none()));
    MimeMessage message = read(0);
    assertThat(endpoint.taken().getFirst().to()).hasSize(2);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getHeader("X-Evil")).isNull();
    assertThat(message.getSubject())
        .isEqualTo("[P1] prod/txn-service: x Bcc: thief@evil.example <script>\"'&? . QUIT");
    assertThat(part(message, 1))
        .contains("&lt;script&gt;&quot;&#39;&amp;")
        .doesNotContain("<script");
    assertThat(part(message, 0))
        .startsWith("x Bcc: thief@evil.example <script>\"'&? . QUIT\n")
        .contains("incident inc X-Evil: 1\n", "\n    .\n");
  }

  @Test
  void letters_of_all_scripts_arrive() throws Exception {
    String korean = "회복했습니다 🏧 ".repeat(200);
    send(new Notification(Kind.UPDATE, about(TXN), korean, Map.of("원인", korean), none()));
    assertThat(read(0).getSubject()).startsWith("[P1] prod/txn-service: 회복했습니다 🏧").hasSize(200);
    assertThat(part(read(0), 0)).contains("원인: " + korean.strip());
  }

  @Test
  void what_nobody_reads_is_left_out_and_the_letter_says_so() throws Exception {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 53; i++) {
      many.put("label " + i, "y".repeat(20_000));
    }
    send(new Notification(Kind.PAGE, about(TXN), "fails", many, none()));
    for (int i = 0; i <= 1; i++) {
      String text = part(read(0), i);
      assertThat(text.contains("3 more details are left out")).isTrue();
      assertThat(text.contains("label 49")).isTrue();
      assertThat(text.contains("label 50")).isFalse();
      assertThat(text.contains("y".repeat(9_999) + "…")).isTrue();
      assertThat(text.contains("y".repeat(10_000))).isFalse();
    }
  }

  @Test
  void by_starttls_it_logs_in_and_all_is_encrypted() {
    serve(Manner.startTls(keys.context("mail")));
    assertThat(encrypted(Encryption.STARTTLS, MailEndpoint.PASSWORD, "mail").send(page()))
        .isInstanceOf(Delivered.class);
    assertThat(endpoint.taken()).extracting(Mail::encrypted).containsExactly(true);
  }

  @Test
  void with_tls_from_the_first_byte_it_logs_in_and_all_is_encrypted() {
    serve(Manner.implicitTls(keys.context("mail")));
    assertThat(encrypted(Encryption.IMPLICIT, MailEndpoint.PASSWORD, "mail").send(page()))
        .isInstanceOf(Delivered.class);
    assertThat(endpoint.taken()).extracting(Mail::encrypted).containsExactly(true);
  }

  @Test
  void without_starttls_nothing_is_sent() {
    assertThat(
            encrypted(Encryption.STARTTLS, MailEndpoint.PASSWORD, "mail").send(page()).toString())
        .contains("Rejected", "offers no STARTTLS", "implicit");
    assertThat(endpoint.taken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"STARTTLS", "IMPLICIT"})
  void a_certificate_that_is_not_trusted_is_rejected(Encryption encryption) {
    serve(
        encryption == Encryption.STARTTLS
            ? Manner.startTls(keys.context("mail"))
            : Manner.implicitTls(keys.context("mail")));
    assertThat(encrypted(encryption, MailEndpoint.PASSWORD, "other").send(page()).toString())
        .contains("Rejected", "certificate is not trusted");
    assertThat(endpoint.taken()).isEmpty();
  }

  @Test
  void a_certificate_of_another_host_is_rejected() {
    serve(Manner.startTls(keys.context("mail")));
    MailServer byAddress =
        new MailServer(
            "127.0.0.1",
            endpoint.port(),
            Encryption.STARTTLS,
            Optional.empty(),
            Optional.of(keys.certificate("mail")));
    assertThat(new EmailNotifier(settings(byAddress, PATIENT), CLOCK).send(page()).toString())
        .contains("Rejected", "certificate is not trusted");
  }

  @Test
  void a_wrong_password_is_rejected_and_not_told() {
    serve(Manner.startTls(keys.context("mail")));
    assertThat(encrypted(Encryption.STARTTLS, "planted-wrong", "mail").send(page()).toString())
        .contains("Rejected", "535")
        .doesNotContain("planted-wrong");
  }

  @Test
  void a_server_that_wants_a_login_refuses_who_has_none() {
    serve(Manner.startTls(keys.context("mail")));
    MailServer nobody =
        new MailServer(
            "localhost",
            endpoint.port(),
            Encryption.STARTTLS,
            Optional.empty(),
            Optional.of(keys.certificate("mail")));
    assertThat(new EmailNotifier(settings(nobody, PATIENT), CLOCK).send(page()).toString())
        .contains("Rejected", "530");
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT, 421 4.3.2 too busy",
    "MAIL, 421 4.3.2 too busy",
    "MAIL, 451 4.7.0 try later",
    "DATA, 451 4.3.0 try later",
    "., 452 4.3.1 disk full",
    "., 421 4.3.2 shutting down"
  })
  void what_may_work_later_is_tried_again(String word, String reply) {
    endpoint.failNext(word, new SmtpFault.Says(reply));
    assertThat(send(page())).isInstanceOf(Retry.class).asString().contains(reply);
    assertThat(send(page())).isInstanceOf(Delivered.class);
  }

  @Test
  void a_server_that_goes_at_the_greeting_is_tried_again() {
    endpoint.failNext("EHLO", new SmtpFault.SaysAndCloses("421 4.3.2 too busy"));
    assertThat(send(page())).isInstanceOf(Retry.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT, 554 5.3.2 not here",
    "MAIL, 550 5.7.1 not you",
    "DATA, 554 5.6.0 not that",
    "., 552 5.3.4 too big"
  })
  void what_never_works_is_rejected(String word, String reply) {
    endpoint.failNext(word, new SmtpFault.Says(reply));
    assertThat(send(page())).isInstanceOf(Rejected.class).asString().contains(reply);
  }

  @Test
  void a_server_that_refuses_and_goes_has_refused() {
    for (String word : List.of("MAIL", "DATA", ".")) {
      endpoint.failNext(word, new SmtpFault.SaysAndCloses("554 5.7.1 never"));
      assertThat(send(page())).isInstanceOf(Rejected.class).asString().contains("554 5.7.1 never");
    }
  }

  @Test
  void an_authority_that_cannot_be_used_is_refused_at_once() {
    MailServer server =
        new MailServer(
            "localhost",
            endpoint.port(),
            Encryption.STARTTLS,
            Optional.empty(),
            Optional.of(keys.certificate("gone")));
    assertThatThrownBy(() -> new EmailNotifier(settings(server, PATIENT), CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The PEM file for e-mail cannot be used")
        .hasMessageContaining("gone.crt");
  }

  @Test
  void a_server_that_is_busy_says_so_at_the_login_too() {
    serve(Manner.startTls(keys.context("mail")));
    endpoint.failNext("AUTH", new SmtpFault.Says("454 4.7.0 temporary failure"));
    assertThat(encrypted(Encryption.STARTTLS, MailEndpoint.PASSWORD, "mail").send(page()))
        .isInstanceOf(Retry.class);
  }

  @Test
  void receivers_that_are_all_refused_for_good_reject_and_one_that_is_not_is_tried_again() {
    SmtpFault never = new SmtpFault.Says("550 5.1.1 unknown");
    SmtpFault later = new SmtpFault.Says("450 4.2.0 greylisted");
    endpoint.failNext("RCPT", never, never);
    assertThat(send(page())).isInstanceOf(Rejected.class).asString().contains("550 5.1.1 unknown");
    endpoint.failNext("RCPT", later, later);
    assertThat(send(page())).isInstanceOf(Retry.class).asString().contains("450 4.2.0 greylisted");
    endpoint.failNext("RCPT", never, later);
    assertThat(send(page())).isInstanceOf(Retry.class);
    assertThat(endpoint.taken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.1.1 unknown", "450 4.2.0 greylisted"})
  void one_receiver_that_is_refused_keeps_it_from_no_other(String reply) {
    endpoint.failNext("RCPT", new SmtpFault.Says(reply));
    assertThat(send(page())).isInstanceOf(Delivered.class);
    assertThat(endpoint.taken()).extracting(Mail::to).containsExactly(List.of("lead@bos.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void silence_a_closed_connection_and_half_a_reply_are_tried_again(String word) {
    Timeouts hasty = new Timeouts(HASTE, HASTE, HASTE, Duration.ofSeconds(30));
    EmailNotifier notifier = new EmailNotifier(settings(open(endpoint), hasty), CLOCK);
    List<SmtpFault> faults =
        List.of(new SmtpFault.Hangs(), new SmtpFault.Closes(), new SmtpFault.Halves());
    for (SmtpFault fault : faults) {
      endpoint.failNext(word, fault);
      assertThat(notifier.send(page()))
          .as(fault.toString())
          .isInstanceOf(Retry.class)
          .asString()
          .doesNotContain("no end within");
    }
    assertThat(endpoint.taken()).isEmpty();
  }

  @Test
  void a_server_that_never_ends_is_left() {
    endpoint.failNext("EHLO", new SmtpFault.Babbles());
    Timeouts hasty =
        new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), HASTE);
    assertThat(new EmailNotifier(settings(open(endpoint), hasty), CLOCK).send(page()).toString())
        .contains("Retry", "no end within");
  }

  @Test
  void a_lost_reply_and_its_repeat_are_one_letter_by_its_id() throws Exception {
    endpoint.failNext(".", new SmtpFault.LosesTheReply());
    assertThat(send(page())).isInstanceOf(Retry.class);
    assertThat(send(page())).isInstanceOf(Delivered.class);
    assertThat(read(0).getMessageID()).isEqualTo(read(1).getMessageID());
  }

  @Test
  void a_farewell_that_fails_changes_nothing() {
    endpoint.failNext("QUIT", new SmtpFault.Closes());
    assertThat(send(page())).isInstanceOf(Delivered.class);
  }

  @Test
  void a_port_where_nothing_listens_and_a_host_that_is_unknown_are_tried_again() {
    endpoint.close();
    assertThat(send(page())).isInstanceOf(Retry.class);
    MailServer nowhere =
        new MailServer(
            "no.such.invalid", 25, Encryption.STARTTLS, Optional.empty(), Optional.empty());
    assertThat(new EmailNotifier(settings(nowhere, PATIENT), CLOCK).send(page()).toString())
        .contains("Retry", "no.such.invalid");
  }

  @Test
  void the_password_shows_in_no_text() {
    Login login = new Login("pulih", new Secret(MailEndpoint.PASSWORD));
    MailServer server =
        new MailServer("a.example", 587, Encryption.STARTTLS, Optional.of(login), Optional.empty());
    assertThat(settings(server, PATIENT).toString()).doesNotContain(MailEndpoint.PASSWORD);
  }

  @Test
  void receivers_of_a_services_own_are_a_desk_of_their_own() {
    Notifier it = new EmailNotifier(inTheOpen(endpoint), CLOCK);
    assertThat(it.desk(TXN)).isEqualTo(it.desk(new ServiceRef("prod", "other-service")));
    assertThat(it.desk(BILLING)).isNotEqualTo(it.desk(TXN));
  }

  @Test
  void it_is_e_mail() {
    assertThat(new EmailNotifier(inTheOpen(endpoint), CLOCK).channel()).isEqualTo(Channel.EMAIL);
  }

  private Delivery send(Notification notification) {
    return new EmailNotifier(inTheOpen(endpoint), CLOCK).send(notification);
  }

  private String delivered(Kind kind, String headline, Optional<String> previous) {
    Delivery delivery = send(new Notification(kind, about(TXN), headline, Map.of(), previous));
    assertThat(delivery).isInstanceOf(Delivered.class);
    return ((Delivered) delivery).reference();
  }

  private MimeMessage read(int index) throws Exception {
    byte[] text = endpoint.taken().get(index).text().getBytes(StandardCharsets.US_ASCII);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text));
  }

  private static String part(MimeMessage message, int index) throws Exception {
    BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(index);
    return part.getContent().toString().replace("\r\n", "\n");
  }

  private static Notification page() {
    return new Notification(Kind.PAGE, about(TXN), "fails", Map.of(), none());
  }

  private static About about(ServiceRef service) {
    return new About("inc-7", service, Severity.P1);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
