package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pulih as a process of its own, killed by SIGKILL again and again while it recovers a service: it
 * goes on where it was, loses nothing, and each decision changes the cluster once.
 *
 * <p>System properties: {@code pulih.kills} is how often, {@code pulih.seed} decides when beyond
 * the fixed list.
 */
class CrashIT {

  /** Recoveries at a time: each is mostly waiting. */
  private static final int AT_ONCE = 2;

  @TempDir private Path folder;

  @Test
  void killed_at_any_moment_it_goes_on_and_each_decision_changes_the_cluster_once()
      throws Exception {
    Kills kills = Kills.asAsked();
    try (RealPostgres postgres = new RealPostgres()) {
      List<Callable<Path>> plays = new ArrayList<>();
      for (Kills.Run run : kills.runs()) {
        Path own = Files.createDirectory(folder.resolve("run-" + plays.size()));
        plays.add(() -> play(run, shelf(run.on(), own, postgres), kills, own));
      }
      together(plays);
    }
    assertThat(kills.done()).isEqualTo(kills.wanted());
  }

  private static Path play(Kills.Run run, Shelf shelf, Kills kills, Path own) throws IOException {
    try (Rig rig = Rig.patient(run.story().scenario(), own, shelf.yaml())) {
      new Lives(run.story(), rig, shelf, kills).play();
    }
    return own;
  }

  private static Shelf shelf(Kills.On on, Path own, RealPostgres postgres) throws IOException {
    return switch (on) {
      case SQLITE -> new Shelf.Sqlite(own.resolve("pulih-data"));
      case POSTGRESQL ->
          new Shelf.Postgres(
              postgres.database(),
              Files.writeString(own.resolve("postgres.password"), RealPostgres.PASSWORD));
    };
  }

  private static void together(List<Callable<Path>> plays)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<Path> play : threads.invokeAll(plays)) {
        play.get();
      }
    }
  }
}
