package dev.pulih.service.email;

import dev.pulih.notify.Cut;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Rejected;
import dev.pulih.notify.Delivery.Retry;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What it means that a letter was not taken (<a
 * href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC 5321, 4.2.1</a>): 4yz is tried
 * again, 5yz never is, and neither is a server that cannot be trusted with the letter. No answer is
 * tried again.
 *
 * @param failed what Jakarta Mail says
 * @param lastCode the server's last reply; below 100 if there was none
 */
record SmtpFailure(MessagingException failed, int lastCode) {

  private static final int QUOTED = 500;

  /** Whether somebody has it nevertheless. */
  boolean someoneHasIt() {
    return failed instanceof SendFailedException partly && isAny(partly.getValidSentAddresses());
  }

  /** Where nobody has it, the list may be missing. */
  private static boolean isAny(Address @Nullable [] sent) {
    return sent != null && sent.length > 0;
  }

  Delivery delivery(MailServer server) {
    String said = Cut.to(QUOTED, server.redact(said().replaceAll("\\s+", " ").strip()));
    if (has(CertificateException.class)) {
      return new Rejected(
          "The mail server's certificate is not trusted ("
              + said
              + "): check email.authority and email.host.");
    }
    if (lacksStartTls()) {
      return new Rejected(
          "The mail server offers no STARTTLS, without which nothing is sent: set email.encryption to implicit, or ask who runs it.");
    }
    return isPermanent()
        ? new Rejected("The mail server refused the message (" + said + ").")
        : new Retry("The mail server did not take the message (" + said + ").", Duration.ZERO);
  }

  String said() {
    return String.join("; ", chain().map(SmtpFailure::sentence).distinct().toList());
  }

  private static String sentence(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** Every address that was refused for good; one that may be taken later is enough to try. */
  private boolean isPermanent() {
    List<Integer> codes = chain().flatMap(it -> code(it).stream()).toList();
    if (!codes.isEmpty()) {
      return codes.stream().allMatch(SmtpFailure::isPermanent);
    }
    return isPermanent(lastCode) || cannotLogIn();
  }

  /** It has no way to log in that Pulih knows. */
  private boolean cannotLogIn() {
    return failed instanceof AuthenticationFailedException && lastCode / 100 == 2;
  }

  private static Optional<Integer> code(Throwable failure) {
    return failure instanceof SMTPAddressFailedException address
        ? Optional.of(address.getReturnCode())
        : Optional.empty();
  }

  private static boolean isPermanent(int code) {
    return code / 100 == 5;
  }

  private boolean lacksStartTls() {
    return chain().anyMatch(it -> sentence(it).startsWith("STARTTLS is required"));
  }

  private boolean has(Class<? extends Throwable> type) {
    return chain().anyMatch(type::isInstance);
  }

  /** A messaging exception's cause is its next exception. */
  private Stream<Throwable> chain() {
    return Stream.<Throwable>iterate(failed, Throwable::getCause)
        .takeWhile(it -> it != null)
        .limit(50);
  }
}
