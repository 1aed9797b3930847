package dev.pulih.service.access;

import dev.pulih.service.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A token, and what it opens.
 *
 * @param name what is recorded of it; empty for the first one, whose holder is believed
 * @param role how far whoever shows it may go
 * @param token the token
 */
public record Credential(String name, Role role, Secret token) {

  /** Whether it is what was shown; in a time that does not tell how much of it is right. */
  boolean is(String shown) {
    return MessageDigest.isEqual(bytes(token.reveal()), bytes(shown.strip()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Who is recorded: the name that somebody gives themselves, with the token's own name behind. */
  public String records(String person) {
    return name.isEmpty() ? person : person + " (" + name + ")";
  }
}
