package dev.pulih.benchmarks.alerts;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.zip.GZIPOutputStream;

/**
 * A made-up hour of a front that calls a cart, in the kit's layout. From minute 40 on the cart is
 * busy and slow for three rows; in minute 52 the front sees something slow that nobody else does.
 */
final class Town {

  static final Instant START = Instant.parse("2026-11-26T10:00:00Z");

  /** When the cart's trouble begins. */
  static final int TROUBLE = 40;

  /** When the front alone sees something. */
  static final int GHOST = 52;

  static final List<String> COLUMNS =
      List.of(
          "time",
          "front|CpuUsageRate(%)",
          "front|PodClientLatencyP90(s)",
          "cart|CpuUsageRate(%)",
          "cart|PodServerLatencyP90(s)",
          "cart|PodServerLatencyP99(s)",
          "cart|PodWorkload(Ops)",
          "cart|NetworkReceiveBytes",
          "SLI|SuccessRate(%)",
          "edge:front>cart|client_p50_s");

  private Town() {}

  /** Writes a day, its graph and its faults. */
  static Path write(Path folder) {
    day(folder.resolve("town.csv.gz"), lines(60));
    text(folder.resolve("town_graph.csv"), "caller,callee\nfront,cart\n");
    text(folder.resolve("faults.csv"), "stream,from,to,service,fault\ntown,1,2,cart,?\n");
    return folder;
  }

  /** The first minutes of the day, after the names of the columns. */
  static List<String> lines(int minutes) {
    List<String> lines = new ArrayList<>(Collections.nCopies(minutes + 1, ""));
    lines.set(0, String.join(",", COLUMNS));
    for (int minute = 0; minute < minutes; minute++) {
      lines.set(minute + 1, START.plusSeconds(60L * minute).getEpochSecond() + "," + row(minute));
    }
    return lines;
  }

  private static String row(int minute) {
    boolean trouble = minute >= TROUBLE && minute < TROUBLE + 3;
    double odd = minute % 2;
    return DoubleStream.of(
            5 + odd,
            minute == GHOST ? 3_000 : 0.01,
            trouble ? 90 : 5 + odd,
            trouble ? 1.8 : 0.1,
            trouble ? 2 : 0.1,
            20 + odd,
            1_000 * minute,
            100,
            0.02)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(","));
  }

  /** Writes lines, zipped where the name says so. */
  static void day(Path file, List<String> lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream to = file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      to.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void text(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The epoch second of a minute. */
  static long at(int minute) {
    return START.plusSeconds(60L * minute).getEpochSecond();
  }
}
