package dev.pulih.service.store;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner reads and writes. */
public final class PrivateFile {

  /** How the name of one begins that a crash has left unfinished, in the folder of its target. */
  static final String UNFINISHED = ".draft";

  private PrivateFile() {}

  /**
   * Writes one, whole or not at all: it is written beside its target and moved there. What was
   * there before stays until then.
   *
   * @param file its absolute path
   * @param how what becomes of a file that is there; without an option it is left as it is
   * @throws java.nio.file.FileAlreadyExistsException if one is there, and is to stay
   */
  public static void write(Path file, String text, CopyOption... how) throws IOException {
    var owner = PosixFilePermissions.fromString("rw-------");
    Path draft =
        Files.createTempFile(
            file.getParent(), UNFINISHED, null, PosixFilePermissions.asFileAttribute(owner));
    try {
      Files.writeString(draft, text, StandardOpenOption.SYNC);
      Files.move(draft, file, how);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
