package dev.pulih.service.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The options of the JVM with which the launcher starts {@code run}, read from the launcher. */
final class ShippedFlags {

  private static final Path LAUNCHER = Path.of("..", "pulih");

  private ShippedFlags() {}

  static List<String> read() throws IOException {
    String launcher = Files.readString(LAUNCHER);
    return Stream.of("RUN_FLAGS", "HEAP_FLAGS").flatMap(name -> flags(launcher, name)).toList();
  }

  private static Stream<String> flags(String launcher, String name) {
    Matcher line = Pattern.compile("(?m)^readonly " + name + "=\"(.*)\"$").matcher(launcher);
    if (!line.find()) {
      throw new AssertionError("The launcher " + LAUNCHER + " has no line " + name + "=\"...\".");
    }
    return Stream.of(line.group(1).split(" "));
  }
}
