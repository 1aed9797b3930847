package dev.pulih.simulator.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The towns that were lived in so far, a line for each piece; in a file if there is a folder. */
final class TownDiary {

  private static final String COLON = ": ";

  private final Optional<Path> file;
  private final Tally tally = new Tally();
  private long lived;

  TownDiary(String folder, int replicas) {
    this.file = Optional.of(folder).filter(f -> !f.isEmpty()).map(f -> in(f, replicas));
    file.filter(Files::exists).ifPresent(this::read);
  }

  /** The last seed that needs no second life. */
  long lived() {
    return lived;
  }

  Tally tally() {
    return tally;
  }

  /** A piece up to this seed was lived in, and nothing was violated. */
  void add(long last, Tally piece) {
    note(last, piece);
    file.ifPresent(f -> append(f, last + COLON + piece + System.lineSeparator()));
  }

  private void note(long last, Tally piece) {
    lived = last;
    tally.plus(piece);
  }

  private void read(Path path) {
    lines(path).stream()
        .map(line -> line.split(COLON, 2))
        .forEach(line -> note(Long.parseLong(line[0]), Tally.parse(line[1])));
  }

  private static Path in(String folder, int replicas) {
    return Path.of(folder, "towns-" + replicas + ".txt");
  }

  private static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void append(Path path, String line) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
