package dev.pulih.service.backtest;

import dev.pulih.signal.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a backtest: what was read so far, and of what; and in the end its report. What it
 * was read of is written down before anything is read, so that readings without that are not its
 * own.
 */
public final class WorkFolder {

  private static final String OF = "readings-of.txt";
  private static final Pattern OWN = Pattern.compile("\\d{5,}\\.csv\\.gz(\\.unfinished)?");
  private static final Pattern ANY = Pattern.compile(".*\\.csv\\.gz(\\.unfinished)?");

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
   * @throws IllegalStateException if it holds readings that no backtest kept there
   */
  public Standing begin(String of) {
    try {
      Files.createDirectories(readings());
      return begin(of, folder.resolve(OF));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder %s cannot be used (%s); name another one with --out.".formatted(folder, e),
          e);
    }
  }

  private Standing begin(String of, Path mark) throws IOException {
    boolean there = Files.exists(mark);
    if (there && Files.readString(mark).equals(of)) {
      return Standing.SAME;
    }
    if (there) {
      clear();
    } else {
      requireNone(mark);
    }
    Files.writeString(mark, of);
    return there ? Standing.OTHER : Standing.NEW;
  }

  private void clear() throws IOException {
    for (Path piece : files(OWN)) {
      Files.delete(piece);
    }
  }

  private void requireNone(Path mark) throws IOException {
    List<Path> others = files(ANY);
    if (!others.isEmpty()) {
      throw new IllegalStateException(
          "%s was kept by no backtest of this folder (%s is missing), and is left alone; name another folder with --out, or move all of %s away."
              .formatted(others.getFirst(), mark, readings()));
    }
  }

  private List<Path> files(Pattern named) throws IOException {
    try (Stream<Path> all = Files.list(readings())) {
      return all.filter(file -> named.matcher(String.valueOf(file.getFileName())).matches())
          .sorted()
          .toList();
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
