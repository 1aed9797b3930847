package dev.pulih.service.link;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A web address with {@link Placeholder}s. What is filled in is encoded whole, so that it can
 * change neither the host nor the path nor the parameters around it.
 */
public final class LinkTemplate {

  /** As much as browsers and PagerDuty's 512 KB take with ease. */
  private static final int LONGEST = 1_000;

  private static final Pattern BRACED = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern FIXED = Pattern.compile("https?://[^/?#{}]+([/?#].*)?");

  private final String text;

  /** A template without {@link #fault}. */
  public LinkTemplate(String text, Collection<Placeholder> known) {
    fault(text, known)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException("The link \"" + text + "\": " + fault + ".");
            });
    this.text = text;
  }

  /** Why a text is no template with these placeholders; empty if it is one. */
  public static Optional<String> fault(String text, Collection<Placeholder> known) {
    List<String> names = known.stream().map(Placeholder::toString).toList();
    Optional<String> unknown =
        BRACED
            .matcher(text)
            .results()
            .map(r -> r.group())
            .filter(p -> !names.contains(p))
            .findFirst();
    if (unknown.isPresent()) {
      return unknown.map(placeholder -> placeholder + " cannot be filled in here");
    }
    if (text.length() > LONGEST) {
      return Optional.of("it is over " + LONGEST + " characters long");
    }
    return isAddress(text) ? Optional.empty() : Optional.of("it is no address with a fixed host");
  }

  private static boolean isAddress(String text) {
    String filled = BRACED.matcher(text).replaceAll("x");
    return FIXED.matcher(text).matches() && usable(filled);
  }

  private static boolean usable(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getHost() != null && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether it leaves this open. */
  public boolean asks(Placeholder placeholder) {
    return text.contains(placeholder.toString());
  }

  /** The address with these values, each encoded as a part of a path or a parameter. */
  String filled(Map<Placeholder, String> values) {
    Map<String, String> encoded =
        values.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().toString(), e -> encoded(e.getValue())));
    return BRACED
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(encoded.getOrDefault(found.group(), "")));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkTemplate template && template.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
