package dev.pulih.service.email;

import dev.pulih.notify.Delivery;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Delivery.Retry;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends letters, one thread for each incident. The reference is the letter's Message-ID.
 *
 * <p>A letter that one of several receivers got counts as delivered, and the log names the others:
 * sending it again would bother the one each time.
 */
public final class EmailNotifier implements Notifier {

  private static final Logger LOG = LoggerFactory.getLogger(EmailNotifier.class);

  private final EmailSettings settings;
  private final Smtp smtp;
  private final Clock clock;

  /** A notifier; the clock dates letters. */
  public EmailNotifier(EmailSettings settings, Clock clock) {
    this.settings = settings;
    this.smtp = new Smtp(settings);
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public String desk(ServiceRef service) {
    return String.join(",", settings.addresses().of(service));
  }

  /** A thread of its own, since only a virtual one leaves a socket when it is interrupted. */
  @Override
  public Delivery send(Notification notification) {
    FutureTask<Delivery> sending = new FutureTask<>(() -> post(notification));
    Thread.ofVirtual().name("e-mail").start(sending);
    try {
      return sending.get(settings.timeouts().whole().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return unknown("no end within " + settings.timeouts().whole());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unknown("Pulih is stopping");
    } catch (ExecutionException bug) {
      throw new IllegalStateException("A letter could not be written.", bug);
    } finally {
      sending.cancel(true);
    }
  }

  private static Delivery unknown(String why) {
    return new Retry("The mail server did not take the message (" + why + ").", Duration.ZERO);
  }

  private Delivery post(Notification notification) throws MessagingException {
    Letter letter = Letter.of(smtp.session(), notification, settings.addresses(), clock.instant());
    SMTPTransport transport = smtp.transport();
    try {
      smtp.connect(transport);
      transport.sendMessage(letter, letter.getAllRecipients());
      return new Delivered(letter.id());
    } catch (MessagingException failed) {
      return failed(letter, new SmtpFailure(failed, transport.getLastReturnCode()));
    } finally {
      close(transport);
    }
  }

  /** Taking leave may fail: what was taken stays taken. */
  private static void close(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      LOG.debug("The mail server was gone before Pulih was", gone);
    }
  }

  private Delivery failed(Letter letter, SmtpFailure failure) {
    if (failure.someoneHasIt()) {
      LOG.warn("The letter {} did not reach all: {}", letter.id(), failure.said());
      return new Delivered(letter.id());
    }
    return failure.delivery(settings.server());
  }
}
