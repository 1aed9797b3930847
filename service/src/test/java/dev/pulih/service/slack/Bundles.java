package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a file, and what must be the same in all languages. */
final class Bundles {

  private static final Path FOLDER =
      Path.of("src", "main", "resources", "dev", "pulih", "service", "slack");
  private static final Pattern HOLE = Pattern.compile("\\{\\d+");

  private Bundles() {}

  /** What this file holds itself, whatever stands in for what it lacks. */
  static Map<String, String> of(String file) {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file + ".properties"))) {
      words.load(reader);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Map<String, String> all = new TreeMap<>();
    words.forEach((key, text) -> all.put((String) key, (String) text));
    return all;
  }

  /** The same keys, the same placeholders of each, and no empty words. */
  static void assertAlike(Map<String, String> one, Map<String, String> other) {
    assertThat(other.keySet()).isEqualTo(one.keySet());
    assertThat(other.values()).noneMatch(String::isBlank);
    one.forEach((key, text) -> assertThat(holes(other.get(key))).as(key).isEqualTo(holes(text)));
  }

  private static Set<String> holes(String text) {
    return HOLE.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
