package dev.pulih.service.config;

import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Policy.Patience;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.signal.Spans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
  private final Key<Duration> history =
      key("history", Shapes.duration(), "15m", "How much is read back on start.");
  private final Key<Path> dataDir =
      key("dataDir", Shapes.path(), "pulih-data", "The folder that Pulih writes to.");
  private final Key<Spans> windows =
      block(
          "windows", new WindowsSection(), "The stretches of time that signals are averaged over.");
  private final Key<Defaults> defaults =
      block(
          "defaults", new DefaultsSection(), "What holds for each service that says nothing else.");
  private final Key<List<ServiceDraft>> services =
      required("services", Shapes.listOf(new ServiceSection()), SERVICE, "The services to watch.");
  private final Key<Stages> stages =
      block("stages", new StagesSection(), "The stages that act by themselves.");
  private final Key<EscalationSection.Ends> escalation =
      block("escalation", new EscalationSection(), "When people are called and incidents end.");
  private final Key<Duration> approvals =
      block("approvals", new ApprovalsSection(), "What a person is asked.");
  private final Key<GuardLimits> guards =
      block("guards", new GuardsSection(), "What stops Pulih from acting.");
  private final Key<Store> store = block("store", new StoreSection(), "Where incidents are kept.");
  private final Key<Server> server =
      block("server", new ServerSection(), "Dashboard, API, health and metrics.");

  private static final String SERVICE =
      "[{name: txn-service, slo: {availability: 99.95 %, p99: 200ms, errors: 0.1 %}}]";

  @Override
  protected PulihConfiguration build(Fields fields) {
    return new PulihConfiguration(pace(fields), services(fields), recovery(fields), home(fields));
  }

  private Pace pace(Fields fields) {
    return new Pace(
        fields.get(interval), fields.get(offset), fields.get(history), fields.get(windows));
  }

  private List<ServiceConfiguration> services(Fields fields) {
    return new Fleet(fields, services, fields.get(defaults)).services(fields.get(mode));
  }

  private Recovery recovery(Fields fields) {
    return new Recovery(fields.get(mode), policy(fields), fields.get(guards));
  }

  private Policy policy(Fields fields) {
    Stages acting = fields.get(stages);
    return new Policy(
        acting.restart().policy(),
        acting.shift().policy(),
        fields.get(escalation).escalation(),
        new Patience(acting.actWithin(), fields.get(approvals)));
  }

  private Home home(Fields fields) {
    return new Home(fields.get(dataDir), fields.get(store), fields.get(server));
  }
}
