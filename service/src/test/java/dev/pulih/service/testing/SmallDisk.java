package dev.pulih.service.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk of a few MiB in memory, which can be filled to the last page; it takes root. */
public final class SmallDisk implements AutoCloseable {

  private static final byte[] PAGE = new byte[4096];

  private final Path folder;

  /** One on a folder, which is made if it is not there. */
  public SmallDisk(Path folder, int mebibytes) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String size = "size=" + mebibytes + "m,mode=0755";
    if (run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()) != 0) {
      String why = "a disk of " + mebibytes + " MiB cannot be mounted, which takes root";
      boolean _ = "true".equals(System.getenv("CI")) ? fail(why) : abort(why);
    }
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Takes all the space that is left; also what was freed since it was filled. */
  public void fill() {
    try (OutputStream out =
        Files.newOutputStream(
            ballast(),
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      while (true) {
        out.write(PAGE);
      }
    } catch (IOException _) {
      // That is what was wanted.
    }
  }

  /** Gives it back. */
  public void free() {
    try {
      Files.deleteIfExists(ballast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    if (run("umount", folder.toString()) != 0) {
      int _ = run("umount", "--lazy", folder.toString());
    }
  }

  private static int run(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
