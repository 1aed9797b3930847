package dev.pulih.service;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.Severity;
import dev.pulih.flow.Switchboard;
import dev.pulih.notify.InboundLog;
import dev.pulih.notify.MaskedNotifier;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notifier;
import dev.pulih.notify.Runbook.Shipped;
import dev.pulih.report.Drafting;
import dev.pulih.report.ProseWriter;
import dev.pulih.service.claude.BudgetNews;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.config.Neighbours;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.email.EmailNotifier;
import dev.pulih.service.link.LinkedNotifier;
import dev.pulih.service.meter.DeliveryMeters;
import dev.pulih.service.news.News;
import dev.pulih.service.pagerduty.PagerDutyNotifier;
import dev.pulih.service.runbook.RunbookTexts;
import dev.pulih.service.slack.SlackInbound;
import dev.pulih.service.slack.SlackNotifier;
import dev.pulih.service.slack.WaysIn;
import dev.pulih.service.store.DraftFolder;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.webhook.WebhookNotifier;
import dev.pulih.signal.ServiceRef;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom Pulih talks to beside its machines, put together: people by their channels, and Claude. */
public final class Contacts {

  private static final Clock CLOCK = Clock.systemUTC();

  private static final About ITSELF =
      new About("pulih-itself", new ServiceRef("pulih", "pulih"), Severity.P2);

  private Contacts() {}

  static People people(
      PulihConfiguration configuration, DeliveryMeters meters, AuditLog audit, Opened opened) {
    Neighbours neighbours = configuration.neighbours();
    Optional<Claude> claude = claude(neighbours, audit).map(opened::add);
    Analyst template = new TemplateAnalyst();
    return new People(
        lines(neighbours, meters),
        claude.map(c -> c.analyst(template)).orElse(template),
        drafting(claude, neighbours, Wiring.folder(configuration.home().dataDir())),
        claude,
        opened.add(new News(chat(neighbours).toList(), ITSELF)));
  }

  private static Drafting drafting(Optional<Claude> claude, Neighbours neighbours, Path dataDir) {
    ProseWriter writer = claude.map(Claude::prose).orElseGet(ProseWriter::nobody);
    return new Drafting(writer, new DraftFolder(dataDir), neighbours.masking());
  }

  /** The configured Claude, which has not been asked anything. */
  public static Optional<Claude> claude(Neighbours neighbours, AuditLog audit) {
    return neighbours.claude().map(settings -> new Claude(settings, ground(neighbours, audit)));
  }

  private static Claude.Ground ground(Neighbours neighbours, AuditLog audit) {
    BudgetNews news = new BudgetNews(chat(neighbours).toList());
    return new Claude.Ground(audit, neighbours.masking(), news, CLOCK);
  }

  /** The channels that are configured, and the contacts after the first. */
  private static Switchboard lines(Neighbours neighbours, DeliveryMeters meters) {
    Stream<Notifier> next =
        neighbours.people().next().stream()
            .flatMap(contact -> notifiers(neighbours.with(contact)).stream());
    return new Switchboard(
        notifiers(neighbours).stream().map(meters::counted).toList(),
        next.map(meters::counted).toList());
  }

  /** The channels that are configured. */
  static List<Notifier> notifiers(Neighbours neighbours) {
    return Stream.of(pager(neighbours), chat(neighbours), webhook(neighbours), email(neighbours))
        .flatMap(channel -> channel)
        .toList();
  }

  private static Stream<Notifier> pager(Neighbours neighbours) {
    return neighbours.pagerDuty().stream()
        .map(settings -> careful(new PagerDutyNotifier(settings, CLOCK), neighbours));
  }

  private static Stream<Notifier> chat(Neighbours neighbours) {
    return neighbours.slack().stream()
        .map(settings -> careful(new SlackNotifier(settings, CLOCK), neighbours));
  }

  private static Stream<Notifier> webhook(Neighbours neighbours) {
    return neighbours.people().webhook().stream()
        .map(settings -> careful(new WebhookNotifier(settings, CLOCK), neighbours));
  }

  private static Stream<Notifier> email(Neighbours neighbours) {
    return neighbours.people().email().stream()
        .map(settings -> careful(new EmailNotifier(settings, CLOCK), neighbours));
  }

  /** Links are made of what is not masked yet, and stay as they are. */
  private static Notifier careful(Notifier notifier, Neighbours neighbours) {
    Notifier masked = new MaskedNotifier(notifier, neighbours.masking());
    return new LinkedNotifier(masked, neighbours.outgoing().links(), CLOCK);
  }

  private static Optional<String> runbook(String id) {
    return Shipped.named(id).map(RunbookTexts::of);
  }

  /** What comes in from Slack, as configured; nothing unless there is a way in. */
  static Optional<SlackInbound> slackInbound(
      Neighbours neighbours, ControlRoom room, InboundLog log, WaysIn ways) {
    SlackInbound.Tools tools =
        new SlackInbound.Tools(
            new SlackOrders(room), Contacts::runbook, log, neighbours.masking(), CLOCK);
    return neighbours
        .slack()
        .filter(settings -> settings.inbound().open())
        .map(settings -> new SlackInbound(settings, tools, ways));
  }
}
