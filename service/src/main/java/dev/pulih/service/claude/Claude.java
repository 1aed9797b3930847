package dev.pulih.service.claude;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.AuditLog.Unavailable;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Masking;
import dev.pulih.detect.Severity;
import dev.pulih.report.ProseWriter;
import dev.pulih.service.claude.Chain.Link;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.claude.GuardedModel.Till;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claude, as Pulih asks it: for verdicts, for prose, and on trial; one chain, budget and record.
 */
public final class Claude implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Claude.class);

  private final ClaudeSettings settings;
  private final Ground ground;
  private final Messages messages;
  private final ClaudeMeters meters = new ClaudeMeters();
  private final Purse purse;
  private final Chain chain;

  /**
   * What it stands on.
   *
   * @param audit the record of its calls
   * @param masking takes personal data out of what it is told
   * @param notice hears of the budget
   * @param clock tells the time
   */
  public record Ground(AuditLog audit, Masking masking, BudgetNotice notice, Clock clock) {}

  /** Asks nobody yet. */
  public Claude(ClaudeSettings settings, Ground ground) {
    this.settings = settings;
    this.ground = ground;
    this.messages = new Messages(settings.backend(), ground.clock());
    this.purse =
        new Purse(settings.spending().budget(), ground.audit(), ground.notice(), ground.clock());
    this.chain = new Chain(settings.levels().stream().map(this::link).toList(), ground.audit());
    meters.watch(purse);
  }

  private Link link(Level level) {
    GuardedModel model =
        new GuardedModel(
            new Model(level, messages, ground.clock()),
            new Tariff(level.model(), settings.price(level)),
            settings.circuit(),
            new Till(purse, meters, ground.clock()));
    return new Link(model, isCheapest(level));
  }

  private boolean isCheapest(Level level) {
    Dollars output = settings.price(level).output();
    return settings.levels().stream()
        .allMatch(other -> output.compareTo(settings.price(other).output()) <= 0);
  }

  /** Settles what a Pulih that died had under way; to be called once, before anything is asked. */
  public void begin() {
    try {
      int crashed = ground.audit().crashed();
      if (crashed > 0) {
        LOG.warn(
            "{} calls to Claude were under way when Pulih ended: charged their most.", crashed);
      }
      LOG.info("Claude's budget: {}.", budget());
    } catch (Unavailable away) {
      LOG.warn("Claude's budget cannot be looked up: {}", away.getMessage());
    }
  }

  /** Gives verdicts; where Claude gives none, the other analyst does. */
  public Analyst analyst(Analyst template) {
    return new ClaudeAnalyst(chain, settings.limits(), ground.masking(), template);
  }

  /** Writes prose. */
  public ProseWriter prose() {
    return new ClaudeProse(chain, settings.limits(), ground.masking());
  }

  /** Asks one word, and tells what became of it at each level that was tried. */
  public List<Row> check() {
    String id = "check/" + ground.clock().instant();
    var _ = chain.ask(Form.check(), new Inquiry(id, "", Severity.P2, "Are you there?"));
    return ground.audit().of(id);
  }

  /** What is spent and left of this month's budget, in a sentence without its full stop. */
  public String budget() {
    return purse.said();
  }

  /** Shows its metrics in a registry. */
  public void bindTo(MeterRegistry registry) {
    meters.bindTo(registry);
  }

  @Override
  public void close() {
    messages.close();
    ground.notice().close();
    meters.close();
  }
}
