package dev.pulih.service.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that an option names, looked at before anything is done. */
final class NamedFile {

  private NamedFile() {}

  /** The file, which is there and can be read. */
  static Path file(String option, Path path) {
    if (Files.isDirectory(path)) {
      throw new Failed("%s is the folder %s; name a file.".formatted(option, path));
    }
    return fileOrFolder(option, path);
  }

  /** The file or folder, which is there and can be read. */
  static Path fileOrFolder(String option, Path path) {
    if (!Files.exists(path)) {
      throw new Failed("%s is %s, which is not there; name one that is.".formatted(option, path));
    }
    if (!Files.isReadable(path)) {
      throw new Failed(
          "%s is %s, which you may not read; name one that you may.".formatted(option, path));
    }
    return path;
  }
}
