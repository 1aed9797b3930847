package dev.pulih.service.soak;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Watches a Pulih from its first tick on, for as long as a soak takes, and lets the world live. */
final class Vigil {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Soak soak;
  private final Rig rig;
  private final Subject subject;
  private final Instant start = Instant.now();
  private final Ticks first;
  private final Duration processorTime;
  private final Diary diary = new Diary();
  private final List<Double> loads = new ArrayList<>();
  private Ticks warm;
  private Instant nextMinute = start.plusSeconds(10);
  private Instant nextCollection = start;

  Vigil(Soak soak, Rig rig, Subject subject) throws IOException, InterruptedException {
    this.soak = soak;
    this.rig = rig;
    this.subject = subject;
    this.first = ticks(subject);
    this.warm = first;
    this.processorTime = subject.processorTime();
  }

  private static Ticks ticks(Subject subject) throws IOException, InterruptedException {
    Instant asked = Instant.now();
    Scraped page = subject.metrics();
    return Ticks.of(page, new Ticks.Asked(asked, Instant.now()));
  }

  /** Returns what was seen when the time is over. */
  Result keep() throws IOException, InterruptedException {
    await()
        .atMost(soak.length().plus(MINUTE.multipliedBy(2)))
        .pollInterval(LOOK)
        .until(this::isOver);
    Instant asked = Instant.now();
    Scraped page = subject.metrics();
    Ticks last = Ticks.of(page, new Ticks.Asked(asked, Instant.now()));
    return new Result(
        diary.judged(soak.warmUp().toMillis() / 1e3),
        new Result.Counted(first, warm, last, page),
        new Result.Used(subject.processorTime().minus(processorTime), megabytes(), loads),
        subject.warnings());
  }

  String csv() {
    return diary.csv();
  }

  private boolean isOver() throws IOException, InterruptedException {
    subject.requireAlive();
    Instant now = Instant.now();
    look(now);
    if (!now.isBefore(nextCollection)) {
      nextCollection = nextCollection.plus(soak.collects());
      diary.note(Vital.LIVE_HEAP, seconds(now), subject.liveMegabytes());
    }
    if (!now.isBefore(nextMinute)) {
      nextMinute = nextMinute.plus(MINUTE);
      minute(now);
    }
    return !now.isBefore(start.plus(soak.length()));
  }

  private void look(Instant now) throws IOException {
    double seconds = seconds(now);
    diary.note(Vital.RESIDENT, seconds, subject.status("VmRSS") / 1024);
    diary.note(Vital.THREADS, seconds, subject.status("Threads"));
    diary.note(Vital.FILES, seconds, (double) subject.files());
    loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void minute(Instant now) throws IOException, InterruptedException {
    subject.closeWhatWaitsForPeople();
    rig.live();
    Duration left = Duration.between(now, start.plus(soak.length()));
    Ticks all = ticks(subject);
    if (!now.isAfter(start.plus(soak.cold()))) {
      warm = all;
    }
    Ticks ticks = all.since(first);
    System.out.printf(
        "soak: %d min left; %,d ticks, %,d skipped; %.0f MB resident, %.0f threads, %d files%n",
        left.toMinutes(),
        ticks.done(),
        ticks.skipped(),
        subject.status("VmRSS") / 1024,
        subject.status("Threads"),
        subject.files());
  }

  private double seconds(Instant now) {
    return Duration.between(start, now).toMillis() / 1e3;
  }

  /** The size of Pulih's records. */
  private double megabytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(rig.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1048576.0;
  }
}
