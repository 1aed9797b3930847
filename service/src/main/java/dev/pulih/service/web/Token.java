package dev.pulih.service.web;

import dev.pulih.service.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What whoever asks has to show. */
final class Token {

  private final byte[] token;

  Token(Secret token) {
    this.token = token.reveal().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether it is what was shown; in a time that does not tell how much of it is right. */
  boolean is(String shown) {
    return MessageDigest.isEqual(token, shown.strip().getBytes(StandardCharsets.UTF_8));
  }
}
