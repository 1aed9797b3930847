package dev.pulih.service.badinput;

import dev.pulih.service.badinput.Setback.Ailment;
import dev.pulih.service.testing.RealPostgres;
import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup that was made in the middle of an incident is put back later: each row of the table in
 * docs/operations.md that says what is lost.
 *
 * <p>System properties: {@code pulih.store.rounds} is how often, {@code pulih.seed} decides how far
 * the incident is when the backup is made.
 */
class RestoredMidwayIT {

  private static final int ROUNDS = Integer.getInteger("pulih.store.rounds", 1);

  private static final long LATEST_MILLIS = 5_000;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("pulih.seed", 1L));

  @TempDir private Path folder;

  @Test
  void what_was_recorded_since_the_backup_is_lost_as_the_page_says()
      throws IOException, SQLException {
    SystemTool.require("pg_dump");
    try (RealPostgres postgres = new RealPostgres()) {
      for (int round = 1; round <= ROUNDS; round++) {
        Path own = Files.createDirectory(folder.resolve("round-" + round));
        Duration moment = Duration.ofMillis(random.nextLong(LATEST_MILLIS));
        try (Setback setback = new Setback(own, postgres.database())) {
          play(setback, moment);
        }
        System.out.printf("restore %d of %d: backup %s into the incident%n", round, ROUNDS, moment);
      }
    }
  }

  private static void play(Setback setback, Duration moment) throws IOException, SQLException {
    Ailment open = setback.backedUpAfter(moment);
    setback.goesOn(open);
    Ailment since = setback.fallsIllSince();
    setback.lostAndRestored(List.of(open, since));
    setback.forgotWhatWasDone(open, since);
    setback.forgotWhatPeopleOrdered();
    setback.toldAgain(open);
    setback.endsAgain(open, since);
  }
}
