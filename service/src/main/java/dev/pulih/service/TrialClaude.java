package dev.pulih.service;

import dev.pulih.analyse.Masking;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.report.DraftShelf;
import dev.pulih.report.Drafting;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.claude.BudgetNotice;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.secret.Secret;
import dev.pulih.service.store.JdbcAuditLog;
import dev.pulih.simulator.play.Advisers;
import java.net.URI;
import java.time.Clock;

/** Claude for a trial, as it ships, with a record that is thrown away after it. */
public final class TrialClaude implements AutoCloseable {

  private final ThrowawayStore store = new ThrowawayStore();
  private final Claude claude;

  /** Asks nobody yet. */
  public TrialClaude(Secret key, URI api) {
    ClaudeSettings usual = ClaudeSettings.of(key);
    ClaudeSettings settings =
        new ClaudeSettings(
            new Backend.Direct(api, key),
            usual.levels(),
            usual.limits(),
            usual.circuit(),
            usual.spending());
    this.claude =
        new Claude(
            settings,
            new Claude.Ground(
                new JdbcAuditLog(store.dataSource()),
                Masking.defaults(),
                BudgetNotice.inLog(),
                Clock.systemUTC()));
  }

  /** Claude, and the templates where it says nothing. */
  public Advisers advisers() {
    return new Advisers(
        claude.analyst(new TemplateAnalyst()),
        new Drafting(claude.prose(), DraftShelf.none(), Masking.defaults()));
  }

  /** What it has cost, in a sentence without its full stop. */
  public String cost() {
    return claude.budget();
  }

  @Override
  public void close() {
    claude.close();
    store.close();
  }
}
