package dev.pulih.service.secret;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several secrets, to be taken out of what others say: the longer before the shorter, which may be
 * a part of it. One of fewer than eight characters could be any word, and is left to whoever chose
 * it.
 *
 * @param all the secrets
 */
public record Secrets(List<Secret> all) {

  private static final int SHORTEST = 8;

  public Secrets {
    all =
        all.stream()
            .filter(secret -> secret.reveal().length() >= SHORTEST)
            .sorted(Comparator.comparingInt((Secret s) -> s.reveal().length()).reversed())
            .toList();
  }

  /** These secrets. */
  public static Secrets of(Collection<String> values) {
    return new Secrets(values.stream().filter(value -> !value.isBlank()).map(Secret::new).toList());
  }

  /** No secrets. */
  public static Secrets none() {
    return new Secrets(List.of());
  }

  /** A text without them, however they are written there. */
  public String redact(String text) {
    String redacted = text;
    for (Secret secret : all) {
      redacted = secret.redact(redacted);
    }
    return redacted;
  }

  /** These and one more. */
  public Secrets and(Secret another) {
    return new Secrets(Stream.concat(all.stream(), Stream.of(another)).toList());
  }

  /** What finds any of them; empty if there are none. */
  public Optional<Pattern> pattern() {
    return Optional.of(
            all.stream()
                .flatMap(Secret::forms)
                .map(Pattern::quote)
                .collect(Collectors.joining("|")))
        .filter(alternatives -> !alternatives.isEmpty())
        .map(Pattern::compile);
  }
}
