package dev.pulih.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A mail server on a port of this machine: SMTP with STARTTLS or TLS from the first byte, and a
 * login. {@link MailSession} says what it demands.
 */
public final class MailEndpoint implements AutoCloseable {

  /** The user and the password that it knows. */
  public static final String USER = "pulih";

  public static final String PASSWORD = "planted-mail-password";

  private final ServerSocket server;
  private final Manner manner;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<String, Deque<SmtpFault>> faults = new ConcurrentHashMap<>();

  /**
   * How it serves.
   *
   * @param tls its certificate; without one it speaks in the open
   * @param implicit whether TLS begins with the first byte
   * @param offersStartTls whether it lets clients begin TLS
   * @param asksLogin whether it takes mail only after a login
   */
  public record Manner(
      Optional<SSLContext> tls, boolean implicit, boolean offersStartTls, boolean asksLogin) {

    /** STARTTLS and a login, as at a provider of mail. */
    public static Manner startTls(SSLContext tls) {
      return new Manner(Optional.of(tls), false, true, true);
    }

    /** TLS from the first byte and a login. */
    public static Manner implicitTls(SSLContext tls) {
      return new Manner(Optional.of(tls), true, false, true);
    }

    /** A relay that asks nothing and hides nothing. */
    public static Manner open() {
      return new Manner(Optional.empty(), false, false, false);
    }
  }

  /** A server that serves like this. */
  public MailEndpoint(Manner manner) {
    this.manner = manner;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    threads.execute(this::accept);
  }

  /** Its port on localhost. */
  public int port() {
    return server.getLocalPort();
  }

  /** The letters that it took, in order. */
  public List<Mail> taken() {
    return List.copyOf(taken);
  }

  /** The next time that a client says this word (or CONNECT), it fails like this. */
  public void failNext(String word, SmtpFault... fault) {
    faults.computeIfAbsent(word, _ -> new ConcurrentLinkedDeque<>()).addAll(List.of(fault));
  }

  Optional<SmtpFault> fault(String word) {
    return Optional.ofNullable(faults.get(word)).map(Deque::poll);
  }

  Manner manner() {
    return manner;
  }

  void take(Mail mail) {
    taken.add(mail);
  }

  void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException end) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      new MailSession(this, client).run();
    } catch (IOException gone) {
      // A client that goes is its own affair: the test sees what it made of it.
    } finally {
      open.remove(client);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      for (Socket client : new HashSet<>(open)) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
