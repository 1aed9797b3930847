package dev.pulih.service.escalation;

import dev.pulih.detect.Recency;
import dev.pulih.flow.EffectRunner;
import dev.pulih.flow.EffectRunner.Counsel;
import dev.pulih.flow.EffectRunner.LastLook;
import dev.pulih.flow.EffectRunner.Post;
import dev.pulih.flow.EffectRunner.Tools;
import dev.pulih.flow.IncidentBook;
import dev.pulih.flow.Licence;
import dev.pulih.flow.Outbox;
import dev.pulih.flow.Switchboard;
import dev.pulih.notify.Glance;
import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.EventLog.Queued;
import dev.pulih.recover.IncidentState.Begun;
import dev.pulih.report.Drafting;
import dev.pulih.service.store.Database;
import dev.pulih.service.store.JdbcEventLog;
import dev.pulih.service.store.JdbcLedger;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Spans;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One life of Pulih over a database: what it knows it has read there. */
final class Pulih implements AutoCloseable {

  private final Database database;
  private final IncidentBook book;
  private final Outbox outbox;
  private final Witness witness;
  private final EventLog log;

  Pulih(Database database, Switchboard lines, Witness witness, Fate fate) {
    this.database = database;
    this.witness = witness;
    this.log = new WatchedLog(new JdbcEventLog(database.dataSource()), witness, fate);
    this.book = new IncidentBook(log, _ -> {});
    this.outbox = new Outbox(log, book, runner(lines));
  }

  private EffectRunner runner(Switchboard lines) {
    Untouched cluster = new Untouched();
    Tools tools =
        new Tools(
            cluster, cluster, new Post(lines, _ -> Glance.none()), nobody(), Drafting.template());
    LastLook look =
        new LastLook(
            cluster,
            new JdbcLedger(database.dataSource()),
            Spans.defaults(),
            new Recency(0.8),
            Licence.alone(_ -> Mode.AUTO));
    return new EffectRunner(log, tools, look);
  }

  private static Counsel nobody() {
    return new Counsel(
        _ -> {
          throw new AssertionError("Nobody is to be asked here.");
        },
        _ -> {
          throw new AssertionError("Nobody is to be briefed here.");
        });
  }

  /** Each service's latest incident, and what happens to it now. */
  void tick(List<Course> courses, InstantSource time) {
    Map<ServiceRef, Begun> latest = new HashMap<>();
    book.all().forEach(state -> latest.put(state.facts().incident().service(), state));
    courses.forEach(
        course ->
            course.tick(book, Optional.ofNullable(latest.get(course.service())), time.instant()));
  }

  /** What is due, in any order: each has a thread of its own. */
  void work(InstantSource time, Random dice) {
    List<Queued> due = new ArrayList<>(outbox.take(time.instant()));
    Collections.shuffle(due, dice);
    for (Queued queued : due) {
      witness.trying(queued);
      outbox.run(queued, time);
    }
  }

  IncidentBook book() {
    return book;
  }

  /** Whether nothing is left to be done. */
  boolean isIdle() {
    return log.queued().isEmpty();
  }

  @Override
  public void close() {
    database.close();
  }
}
