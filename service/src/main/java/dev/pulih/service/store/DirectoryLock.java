package dev.pulih.service.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a data directory, held by one process for its life. The operating system takes
 * it back when the process ends, in whatever way: a file left behind locks nobody out.
 */
final class DirectoryLock implements AutoCloseable {

  /**
   * POSIX drops a process's lock as soon as it closes any descriptor of the file, so this process
   * must not even open a file that it holds.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) {
    Path file = real(directory).resolve("pulih.lock");
    if (!HELD_HERE.add(file)) {
      throw taken(directory, "this process");
    }
    try {
      return new DirectoryLock(file, locked(directory, file));
    } catch (RuntimeException e) {
      HELD_HERE.remove(file);
      throw e;
    }
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw DataDirectory.unusable(directory, e);
    }
  }

  private static FileChannel locked(Path directory, Path file) {
    try {
      return lock(directory, file);
    } catch (IOException e) {
      throw DataDirectory.unusable(directory, e);
    }
  }

  private static FileChannel lock(Path directory, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw taken(directory, "process " + Files.readString(file).strip());
    }
    return signed(channel);
  }

  /** A lock that could not be signed, on a full disk, is not kept either. */
  private static FileChannel signed(FileChannel channel) throws IOException {
    try {
      return withId(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Leaves the process id for the sentence that the next one gets to read. */
  private static FileChannel withId(FileChannel channel) throws IOException {
    byte[] id = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0).write(ByteBuffer.wrap(id));
    return channel;
  }

  private static StoreFailure taken(Path directory, String holder) {
    return new StoreFailure(
        "Another Pulih (%s) uses the data directory %s. Stop it first, or give this one a directory of its own; replicas share a PostgreSQL database."
            .formatted(holder, directory));
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(file);
  }
}
