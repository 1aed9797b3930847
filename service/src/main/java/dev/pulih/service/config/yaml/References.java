package dev.pulih.service.config.yaml;

import dev.pulih.service.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what <code>${ENV_NAME}</code> and {@code file:} references stand for. */
public final class References {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final String FILE = "file:";
  private static final int MAX_BYTES = 1 << 16;

  private final Function<String, Parsed<Secret>> resolver;

  private References(Function<String, Parsed<Secret>> resolver) {
    this.resolver = resolver;
  }

  /**
   * References to these variables and to files.
   *
   * @param environment the environment variables
   * @param file the configuration file: relative paths start from its folder
   */
  public static References of(Map<String, String> environment, Path file) {
    return new References(written -> resolve(written, environment, file));
  }

  /** Every reference has a value: for stand-ins. */
  static References imagined() {
    return new References(_ -> Parsed.value(new Secret("imagined")));
  }

  Parsed<Secret> resolve(String written) {
    return resolver.apply(written);
  }

  private static Parsed<Secret> resolve(
      String written, Map<String, String> environment, Path configuration) {
    Matcher variable = VARIABLE.matcher(written);
    if (variable.matches()) {
      return variable(variable.group(1), environment);
    }
    return written.startsWith(FILE)
        ? file(written, configuration)
        : Parsed.wrong("a secret must not be written into the file itself");
  }

  private static Parsed<Secret> variable(String name, Map<String, String> environment) {
    String what = "the environment variable " + name;
    return environment.containsKey(name)
        ? checked(environment.getOrDefault(name, ""), what)
        : Parsed.wrong(what + " is not set");
  }

  private static Parsed<Secret> file(String written, Path configuration) {
    String what = "the file " + Scalar.oneLine(written.substring(FILE.length()));
    try {
      Path path = configuration.resolveSibling(written.substring(FILE.length()));
      return Files.isRegularFile(path) && Files.size(path) <= MAX_BYTES
          ? checked(Files.readString(path, StandardCharsets.UTF_8), what)
          : Parsed.wrong(what + " does not exist, or is over 64 KiB");
    } catch (IOException | InvalidPathException e) {
      return Parsed.wrong(what + " cannot be read as UTF-8");
    }
  }

  /** A secret goes into a header or a password: one line, without the line end of its file. */
  private static Parsed<Secret> checked(String content, String what) {
    String secret = content.strip();
    if (secret.isEmpty()) {
      return Parsed.wrong(what + " is empty");
    }
    return secret.chars().anyMatch(Character::isISOControl)
        ? Parsed.wrong(what + " has more than one line")
        : Parsed.value(new Secret(secret));
  }
}
