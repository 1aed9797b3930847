package dev.pulih.simulator.hostile;

import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Symptoms;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.Recency;
import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.EffectRunner.Counsel;
import dev.pulih.flow.EffectRunner.LastLook;
import dev.pulih.flow.EffectRunner.Post;
import dev.pulih.flow.EffectRunner.Tools;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Licence;
import dev.pulih.flow.Switchboard;
import dev.pulih.notify.Glance;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.Rollouts;
import dev.pulih.recover.Samples;
import dev.pulih.recover.Traffic;
import dev.pulih.report.Drafting;
import dev.pulih.signal.SignalSource;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.memory.MemoryLedger;
import java.util.List;

/** Runners of effects whose cluster, signals and channels a test gives. */
final class Runners {

  private Runners() {}

  static <C extends Rollouts & Traffic> EffectRunner over(
      EventLog log, C cluster, SignalSource signals, List<Notifier> lines, Drafting drafting) {
    return new EffectRunner(log, tools(cluster, lines, drafting), look(signals));
  }

  /** The same for a Pulih that acts only while it leads. */
  static <C extends Rollouts & Traffic> EffectRunner led(
      EventLog log, C cluster, SignalSource signals, Leadership leadership) {
    Tools tools = tools(cluster, List.of(), Drafting.template());
    return new EffectRunner(log, tools, look(signals).under(leadership));
  }

  private static <C extends Rollouts & Traffic> Tools tools(
      C cluster, List<Notifier> lines, Drafting drafting) {
    Post post = new Post(Switchboard.of(lines), _ -> Glance.none());
    Counsel counsel =
        new Counsel(
            new TemplateAnalyst(), s -> new Briefing(s.id(), Samples.TXN, Symptoms.none(), "{}"));
    return new Tools(cluster, cluster, post, counsel, drafting);
  }

  private static LastLook look(SignalSource signals) {
    return new LastLook(
        signals,
        new MemoryLedger(),
        Spans.defaults(),
        new Recency(0.8),
        Licence.alone(_ -> Mode.AUTO));
  }
}
