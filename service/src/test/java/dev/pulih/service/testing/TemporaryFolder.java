package dev.pulih.service.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder that goes when it is closed. */
public final class TemporaryFolder implements AutoCloseable {

  private final Path path;

  /** A new, empty folder whose name begins like this. */
  public TemporaryFolder(String name) {
    try {
      path = Files.createTempDirectory("pulih-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same within another folder. */
  public TemporaryFolder(Path in, String name) {
    try {
      path = Files.createTempDirectory(in, "pulih-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
