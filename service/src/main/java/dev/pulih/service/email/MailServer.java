package dev.pulih.service.email;

import dev.pulih.service.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The server that takes mail.
 *
 * @param host its name
 * @param port its port
 * @param encryption how the connection is encrypted
 * @param login who Pulih is to it; empty if it asks nobody
 * @param authority a PEM file with the authority to trust instead of the JVM's
 */
public record MailServer(
    String host, int port, Encryption encryption, Optional<Login> login, Optional<Path> authority) {

  /** How a connection is encrypted. */
  public enum Encryption {
    /** By STARTTLS (RFC 3207), without which nothing is sent. */
    STARTTLS,
    /** From its first byte (RFC 8314). */
    IMPLICIT,
    /** Not at all: for a relay on this machine alone. */
    NONE
  }

  /**
   * Who Pulih is.
   *
   * @param user the user's name
   * @param password the user's password
   */
  public record Login(String user, Secret password) {}

  public MailServer {
    boolean loopback = host.matches("localhost|127(\\.\\d{1,3}){3}|::1");
    if (encryption == Encryption.NONE && !loopback) {
      throw new IllegalArgumentException(
          "Mail to another machine ("
              + host
              + ") is sent encrypted only; allow starttls or implicit, or name a relay on"
              + " localhost.");
    }
  }

  String redact(String text) {
    return login.map(it -> it.password().redact(text)).orElse(text);
  }
}
