package dev.pulih.service.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.Dollars;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import dev.pulih.service.store.JdbcAuditLog;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.Victim;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed with SIGKILL while it asks Claude: nobody is asked, or paid, twice. */
@Timeout(120)
class KilledWhileAskingIT {

  @TempDir private Path directory;

  private final ClaudeEndpoint endpoint = new ClaudeEndpoint();

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void between_intent_and_answer_it_is_charged_its_most_and_not_asked_again() throws Exception {
    endpoint.failAlways(new Fault.Hangs());
    Process process = start();
    try {
      await().atMost(Duration.ofSeconds(60)).until(() -> endpoint.asked().size() == 1);
    } finally {
      Victim.kill(process);
    }
    assertThat(row().settlement().outcome()).isEqualTo(Outcome.INTENT);

    endpoint.recover();
    assertThat(answeredBy()).isEqualTo("template");
    assertThat(endpoint.asked()).containsExactly(Asked.SONNET);
    assertThat(row().settlement().outcome()).isEqualTo(Outcome.CRASHED);
    assertThat(row().settlement().bill().cost()).isEqualTo(row().intent().request().most());
  }

  @Test
  void between_answer_and_use_the_answer_is_used_and_not_asked_for_again() throws Exception {
    assertThat(answeredBy()).isEqualTo(Asked.SONNET);
    assertThat(answeredBy()).isEqualTo(Asked.SONNET);
    assertThat(endpoint.asked()).containsExactly(Asked.SONNET);
    assertThat(row().settlement().outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(row().settlement().bill().cost()).isEqualTo(new Dollars(4_950));
  }

  /** Runs until it has said who answered, and kills it then. */
  private String answeredBy() throws Exception {
    Process process = start();
    try (BufferedReader said = process.inputReader()) {
      return said.lines()
          .filter(line -> line.startsWith("answered by "))
          .findFirst()
          .orElseThrow()
          .substring("answered by ".length());
    } finally {
      Victim.kill(process);
    }
  }

  private Row row() {
    try (Database database = Databases.sqlite(directory)) {
      List<Row> rows = new JdbcAuditLog(database.dataSource()).of(AskAndWait.QUESTION);
      assertThat(rows).hasSize(1);
      return rows.getFirst();
    }
  }

  private Process start() throws IOException {
    return Victim.start(AskAndWait.class, directory, endpoint.uri());
  }
}
