package dev.pulih.service.claude;

import dev.pulih.analyse.AuditLog.Bill;
import dev.pulih.analyse.AuditLog.CallId;
import dev.pulih.analyse.AuditLog.Intent;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.AuditLog.Settlement;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.BudgetStage;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.FakeAuditLog;
import dev.pulih.analyse.Feature;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.analyse.Tokens;
import dev.pulih.detect.Severity;
import dev.pulih.service.claude.ClaudeSettings.Circuit;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.claude.ClaudeSettings.Limits;
import dev.pulih.service.claude.ClaudeSettings.Spending;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.signal.ServiceRef;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A Claude with a budget of 50 dollars, a stand-in to ask, a record, and a clock that is set. */
final class Asked implements AutoCloseable {

  static final String SONNET = "claude-sonnet-4-5";
  static final String HAIKU = "claude-haiku-4-5";
  static final Briefing BRIEFING =
      new Briefing("inc-7", new ServiceRef("prod", "txn-service"), "{\"error_rate\":[0.15]}");

  final ClaudeEndpoint endpoint = new ClaudeEndpoint();
  final FakeAuditLog audit = new FakeAuditLog();
  final List<String> notices = new ArrayList<>();
  Instant now = Instant.parse("2026-11-23T02:31:15Z");
  Claude claude = open(endpoint.uri(), Duration.ofSeconds(15));

  /** Another one over the same record, as after a start. */
  Claude open(URI address, Duration time) {
    return new Claude(
        settings(address, time),
        new Claude.Ground(audit, Masking.defaults(), this::noticed, clock()));
  }

  private void noticed(BudgetStage stage, String sentence) {
    notices.add(stage + ": " + sentence);
  }

  private static ClaudeSettings settings(URI address, Duration time) {
    return new ClaudeSettings(
        new Backend.Direct(address, new Secret(ClaudeEndpoint.KEY)),
        List.of(new Level(SONNET, time), new Level(HAIKU, time)),
        Limits.defaults(),
        Circuit.defaults(),
        Spending.defaults());
  }

  private Clock clock() {
    return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  }

  Opinion verdict(String id, Severity severity) {
    return claude.analyst(new TemplateAnalyst()).ask(new Question(id, severity, BRIEFING));
  }

  /** So much is spent already. */
  void spent(String amount) {
    CallId id = new CallId("before " + audit.rows().size(), 0);
    Request request = new Request(SONNET, "", "", now, Dollars.NONE);
    audit.intend(new Intent(id, Feature.VERDICT, "inc-1", request));
    Bill bill = new Bill(SONNET, Tokens.NONE, Dollars.of(amount));
    audit.settle(id, new Settlement(Outcome.ANSWERED, "", bill, Duration.ZERO, "x"));
  }

  /** What became of a question at each level. */
  List<String> outcomes(String id) {
    return audit.of(id).stream()
        .map(row -> row.intent().request().model() + " " + row.settlement().outcome())
        .toList();
  }

  @Override
  public void close() {
    claude.close();
    endpoint.close();
  }
}
