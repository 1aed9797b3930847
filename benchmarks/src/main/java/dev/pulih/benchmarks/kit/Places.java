package dev.pulih.benchmarks.kit;

import java.nio.file.Path;

/** Where files lie, whichever way they are named; links are not followed. */
public final class Places {

  private Places() {}

  /** Whether a file lies in a folder itself. */
  public static boolean isIn(Path file, Path folder) {
    return plain(folder).equals(plain(file).getParent());
  }

  /** Whether a file or folder is a folder, or lies anywhere below it. */
  public static boolean isWithin(Path place, Path folder) {
    return plain(place).startsWith(plain(folder));
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
