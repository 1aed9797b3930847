package dev.pulih.service.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands that a page of the documentation shows. */
final class PageCommands {

  private static final String LAUNCHER = "./pulih ";

  private PageCommands() {}

  /** In their order, without the launcher. */
  static List<String> of(String page) throws IOException {
    return Files.readAllLines(Path.of("../docs", page)).stream()
        .filter(line -> line.startsWith(LAUNCHER))
        .map(line -> line.substring(LAUNCHER.length()))
        .toList();
  }
}
