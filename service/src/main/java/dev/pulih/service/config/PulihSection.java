package dev.pulih.service.config;

import dev.pulih.analyse.Masking;
import dev.pulih.detect.DetectionSettings;
import dev.pulih.detect.Rule;
import dev.pulih.policy.Advice;
import dev.pulih.policy.Channel;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Retention;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.email.EmailSettings;
import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.link.LinkTemplates;
import dev.pulih.service.pagerduty.PagerDutySettings;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.slack.SlackSettings;
import dev.pulih.service.trace.TracingSettings;
import dev.pulih.service.webhook.WebhookAddresses;
import dev.pulih.service.webhook.WebhookAddresses.Permission;
import dev.pulih.service.webhook.WebhookSettings;
import dev.pulih.signal.Spans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The keys at the top of the file. */
final class PulihSection extends Section<PulihConfiguration> {

  private final Key<Mode> mode =
      key("mode", Shapes.choice(Mode.class), "dry-run", "How far Pulih may go by itself.");
  private final Key<Duration> interval =
      key("interval", Shapes.duration(), "15s", "From one tick to the next.");
  private final Key<Duration> offset =
      key(
          "offset",
          Shapes.durationOrZero("for none"),
          "5s",
          "How far before the tick the signals are evaluated, so that the scrape has arrived.");
  private final Key<Path> dataDir =
      key("dataDir", Shapes.path(), "pulih-data", "The folder that Pulih writes to.");
  private final Key<PrometheusDraft> prometheus =
      block("prometheus", new PrometheusSection(), "The server that signals are read from.");
  private final Key<Preset> signals = block("signals", new SignalsSection(), "What is measured.");
  private final Key<Spans> windows =
      block(
          "windows", new WindowsSection(), "The stretches of time that signals are averaged over.");
  private final Key<Defaults> defaults =
      block(
          "defaults", new DefaultsSection(), "What holds for each service that says nothing else.");
  private final Key<List<ServiceDraft>> services =
      required("services", Shapes.listOf(new ServiceSection()), SERVICE, "The services to watch.");
  private final Key<Detection> detection =
      block("detection", new DetectionSection(), "What is abnormal.");
  private final Key<Stages> stages =
      block("stages", new StagesSection(), "The stages that act by themselves.");
  private final Key<EscalationSection.Ends> escalation =
      block("escalation", new EscalationSection(), "When people are called and incidents end.");
  private final Key<RoutingDraft> routing =
      block("routing", new RoutingSection(), "Who hears of what, and when.");
  private final Key<List<ContactSection.Draft>> contacts =
      key(
          "contacts",
          Shapes.listOf(new ContactSection()),
          "[]",
          "Who is called after the first, while nobody acknowledges a P1; in their order.");
  private final Key<Duration> approvals =
      block("approvals", new ApprovalsSection(), "What a person is asked.");
  private final Key<GuardLimits> guards =
      block("guards", new GuardsSection(), "What stops Pulih from acting.");
  private final Key<Optional<KubernetesSection.Draft>> kubernetes =
      optional("kubernetes", new KubernetesSection(), "{}", KUBERNETES);
  private final Key<Optional<PagerDutySettings>> pagerduty =
      optional("pagerduty", new PagerDutySection(), "{routingKey: \"${PD}\"}", PAGERDUTY);
  private final Key<Optional<SlackSettings>> slack =
      optional("slack", new SlackSection(), "{token: \"${SLACK_TOKEN}\"}", SLACK);
  private final Key<Optional<WebhookSettings>> webhook =
      optional("webhook", new WebhookSection(), WEBHOOK_EXAMPLE, WEBHOOK);
  private final Key<Optional<EmailSettings>> email =
      optional("email", new EmailSection(), EMAIL_EXAMPLE, EMAIL);
  private final Key<LinkTemplates> links =
      block("links", new LinksSection(), "Where messages lead; what is left out is not linked.");
  private final Key<Optional<ClaudeSettings>> claude =
      optional("claude", new ClaudeSection(), "{apiKey: \"${ANTHROPIC_API_KEY}\"}", CLAUDE);
  private final Key<Advice> verdicts =
      block("verdicts", new AdviceSection(), "What Claude is asked, and what a verdict may do.");
  private final Key<Integer> briefing =
      block("briefing", new BriefingSection(), "What a model is told about an incident.");
  private final Key<Masking> masking =
      block("masking", new MaskingSection(), "Personal data is masked in everything that leaves.");
  private final Key<Store> store = block("store", new StoreSection(), "Where incidents are kept.");
  private final Key<Retention> retention =
      block("retention", new RetentionSection(), "How long what is kept; 0 for ever.");
  private final Key<Leading> leadership =
      block("leadership", new LeadershipSection(), "Who acts, of several that share the store.");
  private final Key<Server> server =
      block("server", new ServerSection(), "Dashboard, API, health and metrics.");
  private final Key<Optional<HeartbeatSettings>> heartbeat =
      optional("heartbeat", new HeartbeatSection(), "{url: \"${HEARTBEAT_URL}\"}", HEARTBEAT);
  private final Key<Optional<TracingSettings>> tracing =
      optional("tracing", new TracingSection(), "{otlp: \"http://localhost:4318\"}", TRACING);

  private static final String KUBERNETES =
      "The cluster; in a pod of it, an empty block will do. Without the block nothing is touched.";
  private static final String PAGERDUTY = "Whom Pulih pages. Without the block nobody is.";
  private static final String SLACK = "Whom Pulih tells. Without the block nobody is.";
  private static final String WEBHOOK =
      "Which program of yours Pulih tells. Without the block none is.";
  private static final String WEBHOOK_EXAMPLE =
      "{url: \"https://hooks.example/pulih\", secrets: [\"${WEBHOOK_SECRET}\"]}";
  private static final String EMAIL = "Whom Pulih writes to. Without the block nobody gets mail.";
  private static final String EMAIL_EXAMPLE =
      "{host: smtp.bos.example, from: pulih@bos.example, to: [oncall@bos.example]}";
  private static final String HEARTBEAT =
      "The monitor outside that notices when Pulih falls silent: it is pinged by each tick that read"
          + " the error rates and stored what it decided. Without the block there is none.";
  private static final String TRACING =
      "The OpenTelemetry collector that gets traces of ticks and effects. Without the block there"
          + " are none.";
  private static final String CLAUDE =
      "Whom Pulih asks for a likely cause. Without the block a template answers by rules.";
  private static final String SERVICE =
      "[{name: txn-service, slo: {availability: 99.95 %, p99: 200ms, errors: 0.1 %}}]";

  @Override
  protected PulihConfiguration build(Fields fields) {
    List<ServiceConfiguration> watched = services(fields);
    checkActing(fields, watched);
    checkWebhooks(fields);
    checkLeadership(fields);
    checkPeople(fields, watched);
    return new PulihConfiguration(
        measuring(fields), watched, recovery(fields), neighbours(fields, watched), home(fields));
  }

  /** A mode for all is at fault once, not once for each service. */
  private void checkActing(Fields fields, List<ServiceConfiguration> watched) {
    boolean people = fields.get(pagerduty).isPresent() || fields.get(slack).isPresent();
    Acting acting = new Acting(fields, fields.get(kubernetes).isPresent(), people);
    if (acting.check(fields.get(mode), mode, "")) {
      return;
    }
    for (int i = 0; i < watched.size(); i++) {
      acting.check(watched.get(i).watched().mode(), services, "[" + i + "].mode");
    }
  }

  /** Whoever is elected must share what is recorded, and a Lease is in a cluster. */
  private void checkLeadership(Fields fields) {
    Leading.By by = fields.get(leadership).by();
    boolean shared = by == Leading.By.NONE || fields.get(store) instanceof Store.Postgresql;
    String alone = "SQLite serves one Pulih alone";
    fields.check(shared, leadership, ".by", alone, "none, or store.kind: postgresql");
    boolean cluster = by != Leading.By.LEASE || fields.get(kubernetes).isPresent();
    String none = "there is no block kubernetes";
    fields.check(cluster, leadership, ".by", none, "database, or a block kubernetes");
  }

  /** Who is to be called and told can be. */
  private void checkPeople(Fields fields, List<ServiceConfiguration> watched) {
    Reach people = reach(fields, watched);
    RoutingDraft draft = fields.get(routing);
    for (int i = 0; i < draft.routes().size(); i++) {
      String none = draft.missing(i, people.channels()).map(PulihSection::noBlock).orElse("");
      fields.check(none.isEmpty(), routing, ".routes[" + i + "]", none, "configured channels");
    }
    List<Duration> waits = fields.get(contacts).stream().map(ContactSection.Draft::after).toList();
    for (int i = 0; i < waits.size(); i++) {
      boolean reached = !people.next().get(i).channels().isEmpty();
      String at = "[" + i + "]";
      fields.check(reached, contacts, at, "the block of its channel is missing", "such a block");
      boolean later = i == 0 || waits.get(i).compareTo(waits.get(i - 1)) > 0;
      fields.check(
          later, contacts, at + ".after", "it is not later than the one before", "a longer time");
    }
  }

  private static String noBlock(Channel channel) {
    return "there is no block for " + channel.name().toLowerCase(Locale.ROOT);
  }

  /** The addresses of single services keep to what holds for all. */
  private void checkWebhooks(Fields fields) {
    Permission permission =
        fields.get(webhook).map(it -> it.addresses().permission()).orElseGet(Permission::none);
    List<ServiceDraft> drafts = fields.get(services);
    for (int i = 0; i < drafts.size(); i++) {
      Optional<String> fault =
          drafts.get(i).contacts().webhook().flatMap(it -> WebhookAddresses.fault(it, permission));
      String at = "[" + i + "].webhookUrl";
      fields.check(fault.isEmpty(), services, at, fault.orElse(""), WebhookSection.ALLOWED);
    }
  }

  private List<ServiceConfiguration> services(Fields fields) {
    return new WatchedServices(fields, services, fields.get(defaults)).services(fields.get(mode));
  }

  private Measuring measuring(Fields fields) {
    Pace pace = new Pace(fields.get(interval), fields.get(offset), fields.get(windows));
    Signalling signalling = new Signalling(fields);
    signalling.render(signals, fields.get(signals), pace.windows());
    List<Rule> extra = signalling.rules(detection, fields.get(detection).extra());
    Duration calm = fields.get(escalation).resolveAfter();
    DetectionSettings usual = fields.get(detection).with(pace, fields.get(stages), calm, extra);
    return new Measuring(
        fields.get(prometheus).at(pace),
        fields.get(signals),
        pace,
        new OwnThresholds(fields, services, fields.get(defaults)).over(usual));
  }

  private Recovery recovery(Fields fields) {
    return new Recovery(fields.get(mode), policy(fields), fields.get(guards));
  }

  private Policy policy(Fields fields) {
    Stages acting = fields.get(stages);
    return new Policy(
        acting.restart().policy(),
        acting.shift().policy(),
        escalation(fields),
        new Policy.Patience(acting.actWithin(), fields.get(approvals)),
        advice(fields));
  }

  private Policy.Escalation escalation(Fields fields) {
    Policy.Escalation usual = fields.get(escalation).escalation();
    List<Duration> next = fields.get(contacts).stream().map(ContactSection.Draft::after).toList();
    Reach people = reach(fields, List.of());
    return new Policy.Escalation(
        usual.idleAfter(),
        usual.pageAfter(),
        usual.waitForShift(),
        usual.relapseWithin(),
        fields.get(routing).over(people.channels(), next.stream().sorted().toList()));
  }

  /** Without a model nobody could take a deviation for an anomaly. */
  private Advice advice(Fields fields) {
    Advice advice = fields.get(verdicts);
    return fields.get(claude).isPresent() ? advice : advice.aboutDeviations(false);
  }

  private Neighbours neighbours(Fields fields, List<ServiceConfiguration> watched) {
    return new Neighbours(
        fields.get(kubernetes).map(cluster -> cluster.at(fields.get(interval))),
        reach(fields, watched),
        fields.get(claude),
        outgoing(fields, watched));
  }

  private Reach reach(Fields fields, List<ServiceConfiguration> watched) {
    Reach first = first(fields, watched);
    return first.with(fields.get(contacts).stream().map(draft -> draft.by(first)).toList());
  }

  private Reach first(Fields fields, List<ServiceConfiguration> watched) {
    return new Reach(
        fields.get(pagerduty).map(all -> Audience.pagerDuty(all, watched)),
        fields.get(slack).map(all -> Audience.slack(all, watched)),
        fields.get(webhook).map(all -> Audience.webhook(all, watched)),
        fields.get(email).map(all -> Audience.email(all, watched)),
        List.of());
  }

  private Outgoing outgoing(Fields fields, List<ServiceConfiguration> watched) {
    Home _ = home(fields); // for the secrets of the blocks that are read last
    return new Outgoing(
        MaskingSection.hiding(fields.secrets(), fields.get(masking)),
        fields.get(briefing),
        Audience.runbooks(fields.get(detection).extra(), watched),
        fields.get(links),
        fields.secrets(),
        fields.origins());
  }

  private Home home(Fields fields) {
    return new Home(
        fields.get(dataDir),
        new Home.Keeping(fields.get(store), fields.get(retention)),
        fields.get(leadership),
        fields.get(server),
        new Oversight(fields.get(heartbeat), fields.get(tracing)));
  }
}
