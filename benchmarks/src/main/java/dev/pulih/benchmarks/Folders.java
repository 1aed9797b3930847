package dev.pulih.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that a benchmark made. */
public final class Folders {

  private Folders() {}

  /** Removes a folder with all that is in it; one that is not there is no news. */
  public static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : deepestFirst(folder)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
