package dev.pulih.benchmarks.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A file that is there with all its lines, or as it was before. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes it beside its place and moves it there; its folder is made if need be. */
  public static void write(Path given, List<String> lines) {
    Path path = given.toAbsolutePath();
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      Files.createDirectories(path.resolveSibling("."));
      Files.write(part, lines);
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new KitProblem(
          "%s cannot be written: %s. Is there room, and may you write there?"
              .formatted(path, KitProblem.said(e)));
    }
  }
}
