package dev.pulih.service.claude;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.Severity;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import dev.pulih.service.store.JdbcAuditLog;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A program that asks one question, says who answered, and waits until it is killed. */
final class AskAndWait {

  static final String QUESTION = "inc-7/1/0";

  private AskAndWait() {}

  /** Asks with the record in a directory, at an address. */
  public static void main(String[] args) throws InterruptedException {
    Database database = Databases.sqlite(Path.of(args[0]));
    Claude claude = claude(URI.create(args[1]), new JdbcAuditLog(database.dataSource()));
    claude.begin();
    Briefing briefing = new Briefing("inc-7", new ServiceRef("bos", "txn-service"), "{}");
    Question question = new Question(QUESTION, Severity.P1, briefing);
    System.out.println(
        "answered by " + claude.analyst(new TemplateAnalyst()).ask(question).source());
    System.out.flush();
    Thread.currentThread().join();
  }

  private static Claude claude(URI address, JdbcAuditLog audit) {
    ClaudeSettings usual = ClaudeSettings.of(new Secret(ClaudeEndpoint.KEY));
    Duration minute = Duration.ofMinutes(1);
    ClaudeSettings patient =
        new ClaudeSettings(
            new Backend.Direct(address, new Secret(ClaudeEndpoint.KEY)),
            List.of(
                new ClaudeSettings.Level(Asked.SONNET, minute),
                new ClaudeSettings.Level(Asked.HAIKU, minute)),
            usual.limits(),
            usual.circuit(),
            usual.spending());
    return new Claude(
        patient,
        new Claude.Ground(audit, Masking.defaults(), BudgetNotice.inLog(), Clock.systemUTC()));
  }
}
