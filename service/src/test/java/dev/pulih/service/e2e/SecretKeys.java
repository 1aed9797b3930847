package dev.pulih.service.e2e;

import dev.pulih.service.config.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Keys of a configuration that take a secret, as the reference page writes them.
 *
 * @param all their names
 */
record SecretKeys(Set<String> all) {

  /** A row of the page whose column of what is allowed names references. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\|.*\\$\\{ENV_NAME} or file:");

  /** Those that there are. */
  static SecretKeys documented() {
    return new SecretKeys(
        ROW.matcher(ConfigurationFile.reference())
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Those that refer to a planted secret in a file. */
  static SecretKeys planted(Path configuration) throws IOException {
    Load yaml = new Load(LoadSettings.builder().build());
    Object content = yaml.loadFromString(Files.readString(configuration));
    return new SecretKeys(
        in("", content)
            .map(key -> key.replaceFirst("(secretHeaders)\\..*|(webhook\\.secrets)\\[]", "$1$2"))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  SecretKeys and(SecretKeys others) {
    Set<String> both = new TreeSet<>(all);
    both.addAll(others.all);
    return new SecretKeys(both);
  }

  private static Stream<String> in(String key, Object value) {
    return switch (value) {
      case Map<?, ?> block ->
          block.entrySet().stream()
              .flatMap(entry -> in(below(key, entry.getKey()), entry.getValue()));
      case List<?> list -> list.stream().flatMap(item -> in(key + "[]", item));
      case String text when text.matches("file:.*\\.secret") -> Stream.of(key);
      default -> Stream.of();
    };
  }

  private static String below(String key, Object name) {
    return key.isEmpty() ? name.toString() : key + "." + name;
  }
}
