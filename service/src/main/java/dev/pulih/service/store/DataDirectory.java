package dev.pulih.service.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** The folder that Pulih writes to. */
final class DataDirectory {

  private DataDirectory() {}

  static void require(Path directory) {
    if (!Files.exists(directory)) {
      throw new StoreFailure(
          "The data directory %1$s does not exist. Create it (mkdir -p %1$s), or set dataDir to one that does."
              .formatted(directory));
    }
    if (!Files.isDirectory(directory)) {
      throw new StoreFailure(
          "The data directory %s is a file. Set dataDir to a directory.".formatted(directory));
    }
  }

  /** A file in it that only its owner reads and writes: incidents quote logs. */
  static Path privateFile(Path directory, String name) {
    Path file = directory.resolve(name);
    try {
      return Files.exists(file) ? file : create(file);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  private static Path create(Path file) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    return Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
  }

  static StoreFailure unusable(Path directory, IOException e) {
    return new StoreFailure(
        "The data directory %s cannot be written to (%s). Check its owner, its permissions and its disk."
            .formatted(directory, reason(e)),
        e);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException f when f.getReason() != null ->
          Objects.requireNonNull(f.getReason());
      default -> e.toString();
    };
  }
}
