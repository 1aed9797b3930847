package dev.pulih.simulator.cluster.rollout;

import dev.pulih.simulator.cluster.store.Json;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** A short name for a pod template: equal templates have equal hashes (FNV-1a, 32 bits). */
final class TemplateHash {

  /** The characters that Kubernetes uses in generated names: no vowels, so no words. */
  static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  private static final int OFFSET_BASIS = 0x811C9DC5;
  private static final int PRIME = 0x01000193;

  private TemplateHash() {}

  static String of(JsonNode template) {
    int hash = OFFSET_BASIS;
    for (byte octet : Json.canonical(template).getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * PRIME;
    }
    return encode(Integer.toUnsignedString(hash));
  }

  private static String encode(String digits) {
    StringBuilder name = new StringBuilder();
    digits.chars().forEach(digit -> name.append(ALPHABET.charAt(digit % ALPHABET.length())));
    return name.toString();
  }
}
