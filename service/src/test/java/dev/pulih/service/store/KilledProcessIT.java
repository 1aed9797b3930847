package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.service.testing.Victim;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed with SIGKILL while it appends. */
@Timeout(120)
class KilledProcessIT {

  private static final String ACKNOWLEDGED = "acknowledged ";

  @TempDir Path directory;

  @Test
  void loses_no_event_that_was_acknowledged_and_tears_none() throws Exception {
    long acknowledged = killedAfter(0);
    acknowledged = killedAfter(acknowledged);

    try (Database database = Databases.sqlite(directory)) {
      EventLog log = new JdbcEventLog(database.dataSource());
      long last = log.load().size();
      // One more may have been committed and not yet said.
      assertThat(last).isBetween(acknowledged, acknowledged + 1);
      assertThat(log.load())
          .extracting(Recorded::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, last).boxed().toList());
      assertThat(log.queued())
          .extracting(Queued::id)
          .containsExactly(new EffectId(Appends.ID, last, 0));
    }
  }

  @Test
  void holds_its_directory_while_it_lives_and_no_longer() throws Exception {
    Process process = start();
    try (BufferedReader said = process.inputReader()) {
      readUntil(said, 1);
      assertThatThrownBy(() -> Databases.sqlite(directory))
          .isInstanceOf(StoreFailure.class)
          .hasMessageStartingWith("Another Pulih (process " + process.pid() + ")");
    } finally {
      Victim.kill(process);
    }
    Databases.sqlite(directory).close();
  }

  /** Kills the process in the middle of its work, 200 events on; returns the last it said. */
  private long killedAfter(long before) throws Exception {
    Process process = start();
    try (BufferedReader said = process.inputReader()) {
      readUntil(said, before + 200);
      Victim.kill(process);
      return said.lines()
          .filter(l -> l.matches(ACKNOWLEDGED + "\\d+"))
          .mapToLong(KilledProcessIT::number)
          .max()
          .orElse(before + 200);
    } finally {
      Victim.kill(process);
    }
  }

  private static void readUntil(BufferedReader said, long wanted) throws IOException {
    String line = said.readLine();
    while (line != null && !line.equals(ACKNOWLEDGED + wanted)) {
      line = said.readLine();
    }
    assertThat(line).as("the program's last word").isNotNull();
  }

  private static long number(String line) {
    return Long.parseLong(line.substring(ACKNOWLEDGED.length()));
  }

  private Process start() throws IOException {
    return Victim.start(AppendUntilKilled.class, directory);
  }
}
