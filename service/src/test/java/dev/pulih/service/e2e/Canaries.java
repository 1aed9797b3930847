package dev.pulih.service.e2e;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Secrets that occur nowhere else, planted to be looked for. */
final class Canaries {

  private static final int BEFORE = 160;

  private final Path folder;
  private final Map<String, String> values = new LinkedHashMap<>();

  /** None yet; their files go into this folder. */
  Canaries(Path folder) {
    this.folder = folder;
  }

  /** A reference to a new one, as a configuration names it. */
  String plant(String name) throws IOException {
    return plant(name, "planted-" + name + "-Zq7x9Kd2mVw4");
  }

  /** The same for one that must look in its own way. */
  String plant(String name, String value) throws IOException {
    values.put(name, value);
    Path file = Files.writeString(folder.resolve(name + ".secret"), value + "\n");
    return "\"file:" + file + "\"";
  }

  /**
   * The same for one that is only the end of what the file says: what is before it is no secret.
   */
  String plantAfter(String before, String name) throws IOException {
    String reference = plant(name);
    Files.writeString(folder.resolve(name + ".secret"), before + value(name) + "\n");
    return reference;
  }

  String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError("Nothing is planted as " + name);
    }
    return value;
  }

  /** The names of those that occur in a text, as they are or written differently. */
  List<String> in(String text) {
    return values.keySet().stream()
        .filter(name -> written(value(name)).anyMatch(text::contains))
        .toList();
  }

  /** Each that occurs in a text, with what stands before it. */
  List<String> quoted(String text) {
    return values.keySet().stream().flatMap(name -> quoted(name, text)).toList();
  }

  private Stream<String> quoted(String name, String text) {
    return written(value(name))
        .map(text::indexOf)
        .filter(at -> at >= 0)
        .map(at -> text.substring(Math.max(0, at - BEFORE), at).replaceAll("[^ -~]", "."))
        .map(before -> name + " after \"" + before + "\"");
  }

  /** A configuration with the secrets themselves in place of the references to them. */
  String literally(String configuration) {
    String text = configuration;
    for (Map.Entry<String, String> canary : values.entrySet()) {
      String file = folder.resolve(canary.getKey() + ".secret").toString();
      text = text.replace("file:" + file, canary.getValue());
    }
    return text;
  }

  /** The text without one of them, however it is written. */
  String without(String name, String text) {
    return values.containsKey(name)
        ? written(value(name)).reduce(text, (left, form) -> left.replace(form, ""))
        : text;
  }

  private static Stream<String> written(String value) {
    return Stream.of(
        value,
        URLEncoder.encode(value, StandardCharsets.UTF_8),
        base64(value),
        base64("pulih:" + value),
        base64("\0pulih\0" + value));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
