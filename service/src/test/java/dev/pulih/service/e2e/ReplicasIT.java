package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.testing.PostgresServer;
import dev.pulih.service.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two Pulihs as processes of their own on one PostgreSQL, of which now one, now the other is killed
 * or frozen for longer than its lease while they recover a service: the other one goes on, and each
 * decision changes the cluster once.
 *
 * <p>System properties: {@code pulih.blows} is how often one is hit, {@code pulih.seed} decides
 * whom, how and when; each build has another one and prints it.
 */
class ReplicasIT {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void whichever_is_hit_the_other_goes_on_and_each_decision_changes_the_cluster_once()
      throws IOException {
    Blows blows = Blows.asAsked();
    for (Blows.Run run : blows.runs()) {
      Path own = Files.createDirectory(folder.resolve("run-" + run.id()));
      Shelf.Postgres shelf = shelf(own);
      try (Rig rig = Rig.patient(run.story().scenario(), own, shelf.yaml());
          Twins twins = new Twins(run, rig, shelf, blows)) {
        twins.play();
      }
      blows.played(run);
    }
    assertThat(blows.done()).isEqualTo(blows.wanted());
  }

  /** With the durations that hold unless somebody says otherwise. */
  @ParameterizedTest
  @EnumSource
  void after_a_kill_the_other_acts_within_twenty_seconds(Blows.By by) throws IOException {
    Path own = Files.createDirectory(folder.resolve(by.name()));
    Shelf.Postgres shelf = shelf(own);
    try (Rig rig = Rig.patient(Story.people().scenario(), own, shelf.yaml());
        Replica first = new Replica("pulih-a", rig.configurationFile(), Twins.by(by))) {
      await().atMost(PATIENCE).until(first::acts);
      try (Replica second = new Replica("pulih-b", rig.configurationFile(), Twins.by(by))) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(second.status())
                        .hasValueSatisfying(it -> assertThat(it).contains("standby; pulih-a-")));
        first.kill();
        await().atMost(Twins.HANDOVER).pollInterval(Duration.ofMillis(100)).until(second::acts);
      }
    }
  }

  private static Shelf.Postgres shelf(Path own) throws IOException {
    Path password = Files.writeString(own.resolve("postgres.password"), RealPostgres.PASSWORD);
    return new Shelf.Postgres(SERVER.database(), password);
  }
}
