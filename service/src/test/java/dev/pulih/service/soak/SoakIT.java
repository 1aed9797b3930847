package dev.pulih.service.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pulih.service.testing.PromQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Pulih that runs on and on at a tick a second, on 20,000 series of 100 services in a real
 * Prometheus, while pods are replaced and a service falls ill each minute: its memory, threads and
 * files stay as they are, and no tick is lost.
 *
 * <p>Flat is a statement about a curve ({@link Flatness}), not about a moment. A tick is lost if
 * Pulih does not account for it: its own counters must have one for each second, done or skipped.
 * That holds on any machine. That a warm process skips none holds only where the machine is fast
 * enough, which is for whoever asks for a long soak to see to: there it is demanded, and in a build
 * it is not.
 *
 * <p>System properties: {@code pulih.soak.minutes} is how long, {@code pulih.soak.out} the folder
 * of the result.
 */
@Tag("alone")
class SoakIT {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Pods that come up at the beginning may be missing. */
  private static final double SERIES = 20_000;

  @TempDir private Path folder;

  @Test
  void nothing_grows_and_no_tick_is_lost() throws Exception {
    assumeTrue(
        Files.isDirectory(Path.of("/proc/self/fd")), "Linux tells of its processes in /proc");
    Soak soak = Soak.asAsked();
    try (Rig rig = new Rig(folder)) {
      PromQuery asked = new PromQuery(rig.prometheus());
      await().atMost(PATIENCE).until(() -> series(asked) >= SERIES);
      try (Subject subject = rig.start()) {
        await().atMost(PATIENCE).until(subject::ticks);
        judge(soak, watched(soak, new Vigil(soak, rig, subject)));
        await().atMost(PATIENCE).until(() -> subject.metrics().steps("recovered") > 0);
      }
    }
  }

  private static double series(PromQuery asked) {
    return asked.series("count({job=\"estate\"})").path(0).path("value").path(1).asDouble(0);
  }

  private static Result watched(Soak soak, Vigil vigil) throws IOException, InterruptedException {
    Result result = vigil.keep();
    String table = Table.of(soak, result);
    Files.createDirectories(soak.out());
    Files.writeString(soak.out().resolve("soak.csv"), vigil.csv());
    Files.writeString(soak.out().resolve("soak.txt"), table);
    System.out.println(table);
    return result;
  }

  private static void judge(Soak soak, Result result) {
    assertThat(result.vitals()).allMatch(Flatness::flat);
    assertThat(result.counted().lost()).as("ticks without a trace").isZero();
    assertThat(result.counted().ticks().failed()).as("failed ticks").isZero();
    if (soak.strict()) {
      assertThat(result.counted().warmed().skipped()).as("skipped ticks").isZero();
    }
  }
}
