package dev.pulih.service.backtest;

import dev.pulih.backtest.Strip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of a report in a folder. */
public final class ReportFiles {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReportFiles() {}

  /** Writes {@code report.json} and {@code report.html}. */
  public static void write(Path folder, BacktestReport report, List<List<Strip>> strips) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("report.json"), json(report));
      Files.writeString(folder.resolve("report.html"), ReportPage.html(report, strips));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The report cannot be written to %s (%s); name another folder with --out."
              .formatted(folder, e),
          e);
    }
  }

  static String json(BacktestReport report) {
    return JSON.writeValueAsString(report) + "\n";
  }

  /**
   * Reads a {@code report.json}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static BacktestReport read(Path file) throws IOException {
    try {
      return JSON.readValue(Files.readString(file), BacktestReport.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s is no report of a backtest (%s).".formatted(file, e.getOriginalMessage()), e);
    }
  }
}
