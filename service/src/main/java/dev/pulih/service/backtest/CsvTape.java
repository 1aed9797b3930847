package dev.pulih.service.backtest;

import dev.pulih.service.backtest.ReadingFile.Line;
import dev.pulih.service.backtest.TickRange.Piece;
import dev.pulih.signal.Entity;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Readings in CSV files, each in the order of time. Where no file tells the age of samples, a pod
 * or service that has a line at a tick counts as scraped at it.
 */
public final class CsvTape implements Tape, AutoCloseable {

  private final List<Signal> signals;
  private final Duration step;
  private final List<Track> tracks;
  private final boolean aged;

  /** One of the files, and the line of it that comes next. */
  private static final class Track {
    private final ReadingFile file;
    private @Nullable Line next;
    private Instant latest = Instant.MIN;

    Track(Path path, Map<String, Signal> names) {
      this.file = new ReadingFile(path, names);
      advance();
    }

    private void advance() {
      next = file.next().orElse(null);
      if (next != null && next.at().isBefore(latest)) {
        throw file.wrong("this is earlier than the line before", "sort the file by time");
      }
      latest = next == null ? latest : next.at();
    }

    void until(Instant last, PieceBuilder into) {
      for (Line line = next; line != null && !line.at().isAfter(last); line = next) {
        into.take(line);
        advance();
      }
    }
  }

  /**
   * Opens a file, or all {@code .csv} and {@code .csv.gz} files of a folder.
   *
   * @throws IllegalArgumentException saying which file, which line and what to do
   */
  public CsvTape(Path path, List<Signal> signals, Duration step) {
    this.signals = List.copyOf(signals);
    this.step = step;
    Map<String, Signal> names = SignalNames.of(signals);
    List<Path> files = files(path);
    this.aged = files.stream().anyMatch(file -> tellsAges(file, names));
    this.tracks = files.stream().map(file -> new Track(file, names)).toList();
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.list(path)) {
      List<Path> files =
          all.filter(f -> f.toString().matches(".*\\.csv(\\.gz)?")).sorted().toList();
      if (files.isEmpty()) {
        throw new IllegalArgumentException(
            path + " has no file whose name ends in .csv or .csv.gz; name a folder that has.");
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean tellsAges(Path path, Map<String, Signal> names) {
    try (ReadingFile file = new ReadingFile(path, names)) {
      for (var line = file.next(); line.isPresent(); line = file.next()) {
        if (line.orElseThrow().signal().equals(Signals.SAMPLE_AGE)) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public List<Readings> read(Piece piece) {
    PieceBuilder builder = new PieceBuilder(piece, step, signals);
    tracks.forEach(track -> track.until(piece.to(), builder));
    List<Readings> readings = builder.readings();
    return aged ? readings : readings.stream().map(CsvTape::fresh).toList();
  }

  private static Readings fresh(Readings tick) {
    Set<PodRef> pods = new HashSet<>();
    tick.samples().values().forEach(samples -> samples.keySet().forEach(e -> note(e, pods)));
    Map<Entity, Reading> ages = new HashMap<>();
    pods.forEach(pod -> ages.put(new Entity.OfPod(pod), Reading.of(0)));
    Map<Signal, Map<Entity, Reading>> samples = new HashMap<>(tick.samples());
    samples.put(Signals.SAMPLE_AGE, ages);
    return new Readings(tick.at(), samples, tick.failures());
  }

  /** A service without pods gets one, named as those of a StatefulSet are. */
  private static void note(Entity entity, Set<PodRef> pods) {
    if (entity instanceof Entity.OfPod(PodRef pod)) {
      pods.add(pod);
    }
    if (entity instanceof Entity.OfService(ServiceRef service)) {
      pods.add(new PodRef(service.namespace(), service.name() + "-0"));
    }
  }

  @Override
  public void close() {
    new ArrayList<>(tracks).forEach(track -> track.file.close());
  }
}
