package dev.pulih.benchmarks.pages;

import dev.pulih.benchmarks.Folders;
import dev.pulih.benchmarks.Spread;
import dev.pulih.benchmarks.pages.Visitor.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Looks at the pages of many services and incidents, again and again. */
public final class PagesBenchmark {

  /** People who look at the same time. */
  private static final int TOGETHER = 20;

  private PagesBenchmark() {}

  /**
   * How much is looked at.
   *
   * @param services how many services
   * @param incidents how many of them have an incident
   * @param warmUp how often each page is looked at before
   * @param looks how often it is measured
   */
  public record Size(int services, int incidents, int warmUp, int looks) {}

  /**
   * What a page took.
   *
   * @param path its path
   * @param first the first look after the start, in milliseconds
   * @param later the measured ones
   * @param bytes how much was sent
   */
  record Row(String path, double first, Spread later, int bytes) {}

  /** Measures and prints a table. */
  public static void run(Size size) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("pulih-benchmark");
    try (ServedPages pages = new ServedPages(folder, size.services(), size.incidents());
        Visitor visitor = new Visitor(pages.url(), ServedPages.TOKEN)) {
      System.out.printf(
          "%d services, %d incidents in SQLite; %d looks at each page, after %d.%n",
          size.services(), size.incidents(), size.looks(), size.warmUp());
      rows(pages, visitor, size).forEach(PagesBenchmark::print);
      System.out.printf(
          Locale.ROOT,
          "The overview with all files that it loads: %.1f KB.%n",
          visitor.weight(visitor.get("/")) / 1e3);
      print(1, delays(pages, 1, size.looks()));
      print(TOGETHER, delays(pages, TOGETHER, size.looks() / TOGETHER));
    } finally {
      Folders.remove(folder);
    }
  }

  static List<Row> rows(ServedPages pages, Visitor visitor, Size size)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (String path : paths(pages)) {
      rows.add(row(path, visitor, size));
    }
    return rows;
  }

  private static List<String> paths(ServedPages pages) {
    String incident = pages.room().begun(false).getFirst().id();
    return List.of(
        "/",
        "/parts/overview",
        "/incidents/" + incident,
        "/parts/incidents/" + incident + "/plots",
        "/history");
  }

  private static Row row(String path, Visitor visitor, Size size)
      throws IOException, InterruptedException {
    Answer first = visitor.get(path);
    for (int i = 0; i < size.warmUp(); i++) {
      var _ = visitor.get(path);
    }
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < size.looks(); i++) {
      millis.add(visitor.get(path).millis());
    }
    return new Row(path, first.millis(), Spread.of(millis), first.bytes());
  }

  /**
   * From a tick to the last byte of what it changed, for the last of those who look, in
   * milliseconds.
   */
  static List<Double> delays(ServedPages pages, int onlookers, int ticks)
      throws IOException, InterruptedException {
    List<Onlooker> looking = new ArrayList<>();
    try {
      for (int i = 0; i < onlookers; i++) {
        looking.add(new Onlooker(pages.url(), ServedPages.TOKEN));
      }
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < ticks; i++) {
        millis.add(delay(pages, looking));
      }
      return millis;
    } finally {
      looking.forEach(Onlooker::close);
    }
  }

  private static double delay(ServedPages pages, List<Onlooker> looking)
      throws IOException, InterruptedException {
    long tick = System.nanoTime();
    pages.tick();
    long last = tick;
    for (Onlooker onlooker : looking) {
      last = Math.max(last, onlooker.shownAt());
    }
    return (last - tick) / 1e6;
  }

  private static void print(int onlookers, List<Double> millis) {
    System.out.printf(
        Locale.ROOT,
        "From a tick to the overview of the last of %d who look: %s ms, at most %.0f%n",
        onlookers,
        Spread.of(millis).text("%.0f"),
        Collections.max(millis));
  }

  private static void print(Row row) {
    System.out.printf(
        Locale.ROOT,
        "%-60s first %4.0f ms, then %s ms; %.1f KB%n",
        row.path(),
        row.first(),
        row.later().text("%.1f"),
        row.bytes() / 1e3);
  }
}
