package dev.pulih.service.backtest;

import dev.pulih.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a backtest: what was read so far, and of what; and in the end its report. */
public final class WorkFolder {

  private static final String OF = "readings-of.txt";

  private final Path folder;

  /** A folder, which need not be there. */
  public WorkFolder(Path folder) {
    this.folder = folder;
  }

  /** How the readings there fit what is asked now. */
  public enum Standing {
    /** There are none. */
    NEW,
    /** They are of the same: it goes on. */
    SAME,
    /** They were of something else, and are gone. */
    OTHER
  }

  /**
   * Makes the folder one for readings of this.
   *
   * @param of all that decides what is read, as text
   */
  public Standing begin(String of) {
    try {
      Files.createDirectories(readings());
      Path mark = folder.resolve(OF);
      boolean there = Files.exists(mark);
      boolean same = there && Files.readString(mark).equals(of);
      if (!same) {
        clear();
        Files.writeString(mark, of);
      }
      return same ? Standing.SAME : there ? Standing.OTHER : Standing.NEW;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder %s cannot be used (%s); name another one with --out.".formatted(folder, e),
          e);
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> pieces = Files.list(readings())) {
      for (Path piece :
          pieces.filter(f -> f.toString().matches(".*\\.csv\\.gz(\\.unfinished)?")).toList()) {
        Files.delete(piece);
      }
    }
  }

  private Path readings() {
    return folder.resolve("readings");
  }

  /** A tape that keeps here what it reads, and reads what is here already from here. */
  public Tape keeping(Tape tape, List<Signal> signals, Duration step) {
    return new StoredTape(new ReadingFolder(readings(), step, signals), tape);
  }
}
