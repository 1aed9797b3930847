package dev.pulih.service.access;

/** Knows whom the tokens of an OpenID provider are about. */
@FunctionalInterface
public interface Introductions {

  /** Who shows a token, a JWT. */
  Introduction by(String token);
}
