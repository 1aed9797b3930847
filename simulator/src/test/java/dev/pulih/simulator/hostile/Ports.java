package dev.pulih.simulator.hostile;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.Briefing;
import dev.pulih.flow.EffectRunner.Counsel;
import dev.pulih.flow.EffectRunner.Post;
import dev.pulih.flow.EffectRunner.Tools;
import dev.pulih.flow.Switchboard;
import dev.pulih.notify.Glance;
import dev.pulih.notify.Notifier;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.Drafting;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What outlives a process.
 *
 * @param signals where signals are read
 * @param cluster what runs, and how it is changed
 * @param log what is recorded
 * @param channels how people are reached
 * @param analyst who is asked for an opinion
 */
record Ports(
    TownSignals signals, TownCluster cluster, ShakyLog log, Channels channels, Analyst analyst) {

  /**
   * Who is reached.
   *
   * @param first who is called and told first
   * @param next the contacts after the first
   */
  record Channels(List<Notifier> first, List<Notifier> next) {}

  /** The same over a log that a process may not always write to. */
  Ports over(UnaryOperator<EventLog> fence) {
    ShakyLog fenced = new ShakyLog(fence.apply(log.log()), log.ledger(), log.trouble());
    return new Ports(signals, cluster, fenced, channels, analyst);
  }

  Tools tools(Function<Begun, Briefing> briefings) {
    return new Tools(
        cluster,
        cluster,
        new Post(new Switchboard(channels.first(), channels.next()), _ -> Glance.none()),
        new Counsel(analyst, briefings),
        Drafting.template());
  }
}
