package dev.pulih.service;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.FakeAuditLog;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.detect.Severity;
import dev.pulih.flow.Disposal;
import dev.pulih.flow.Switchboard;
import dev.pulih.notify.FakeInboundLog;
import dev.pulih.notify.Notification.About;
import dev.pulih.policy.Ledger;
import dev.pulih.policy.Retention.Kind;
import dev.pulih.recover.EventLog;
import dev.pulih.report.Drafting;
import dev.pulih.report.ProseWriter;
import dev.pulih.service.claude.Claude;
import dev.pulih.service.config.ConfigurationFile;
import dev.pulih.service.config.PulihConfiguration;
import dev.pulih.service.config.yaml.Document.Result;
import dev.pulih.service.news.News;
import dev.pulih.service.store.DraftFolder;
import dev.pulih.simulator.memory.MemoryEventLog;
import dev.pulih.simulator.memory.MemoryLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts Pulihs for tests: every duration is a thirtieth of the usual one. */
public final class Instances {

  private Instances() {}

  /** A Pulih that watches an ailing service, with a store in memory. */
  static Running over(Ailing world, Path folder) {
    return over(world, new MemoryEventLog(), folder);
  }

  static Running over(Ailing world, EventLog log, Path folder) {
    return over(world, new Past(log, new FakeAuditLog(), Optional.empty()), folder);
  }

  /** The same with further lines of the configuration. */
  static Running over(Ailing world, Path folder, String more) {
    Path file = write(folder.resolve("more.yaml"), read(file(folder, "auto")) + more);
    return over(world, folder, configuration(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What was there before.
   *
   * @param log events
   * @param audit calls to models
   * @param claude whose budget there is
   */
  public record Past(EventLog log, AuditLog audit, Optional<Claude> claude, Ledger ledger) {

    /** With switches of its own. */
    public Past(EventLog log, AuditLog audit, Optional<Claude> claude) {
      this(log, audit, claude, new MemoryLedger());
    }
  }

  private static Running over(Ailing world, Past past, Path folder) {
    return over(world, past, folder, configuration(folder, "auto"));
  }

  /** One that writes its log lines as JSON. */
  static Running inJson(Ailing world, Path folder) {
    return Application.start(
        configuration(folder, "auto"),
        adapters(
            world,
            new Past(new MemoryEventLog(), new FakeAuditLog(), Optional.empty()),
            Office.alone(0),
            folder),
        true);
  }

  /** One that is told more than its folder alone. */
  static Running over(Ailing world, Path folder, PulihConfiguration configuration) {
    Past none = new Past(new MemoryEventLog(), new FakeAuditLog(), Optional.empty());
    return over(world, none, folder, configuration);
  }

  /** The same over a log. */
  static Running over(Ailing world, EventLog log, Path folder, PulihConfiguration configuration) {
    Past past = new Past(log, new FakeAuditLog(), Optional.empty());
    return over(world, past, folder, configuration);
  }

  private static Running over(
      Ailing world, Past past, Path folder, PulihConfiguration configuration) {
    return over(world, past, Office.alone(0), folder, configuration);
  }

  /** One that shares its past, and acts only in its office. */
  static Running over(Ailing world, Past past, Office office, Path folder) {
    return over(world, past, office, folder, configuration(folder, "auto"));
  }

  private static Running over(
      Ailing world, Past past, Office office, Path folder, PulihConfiguration configuration) {
    return Application.start(configuration, adapters(world, past, office, folder), false);
  }

  private static Adapters adapters(Ailing world, Past past, Office office, Path folder) {
    Opened opened = new Opened();
    office.campaign().ifPresent(opened::add);
    ClusterPorts cluster =
        new ClusterPorts(
            world, Set::of, world, NoCluster.ports().traffic(), ClusterPorts.Signs.none());
    Drafting drafting =
        new Drafting(
            ProseWriter.nobody(), new DraftFolder(folder.resolve("data")), Masking.defaults());
    News news = new News(List.of(), new About("", Ailing.SERVICE, Severity.P2));
    return new Adapters(
        world,
        cluster,
        new People(
            Switchboard.of(List.of(world)), new TemplateAnalyst(), drafting, past.claude(), news),
        shared(past, office),
        opened);
  }

  private static Adapters.Shared shared(Past past, Office office) {
    Records records = records(past);
    return new Adapters.Shared(
        records, (_, _, _, _) -> List.of(), untouched(), office, OldRecords.none(records.ledger()));
  }

  /** What is in memory is gone at the end anyway. */
  private static Disposal untouched() {
    return new Disposal() {
      @Override
      public int incident(String id) {
        throw new AssertionError("Nothing is so old: " + id);
      }

      @Override
      public int records(Kind kind, Instant before, int most) {
        return 0;
      }
    };
  }

  private static Records records(Past past) {
    return new Records(
        past.log(),
        past.ledger(),
        (_, _) -> {},
        past.audit(),
        new FakeInboundLog(),
        SeriesArchive.none());
  }

  /** The same as {@link #over(Ailing, Path)} for tests of commands. */
  public static Running ailing(Path folder) {
    return over(new Ailing(), folder);
  }

  /** The same with a past. */
  public static Running ailing(Past past, Path folder) {
    return over(new Ailing(), past, folder);
  }

  /** A configuration in a folder; nothing listens where its Prometheus should be. */
  public static PulihConfiguration configuration(Path folder, String mode) {
    return configuration(file(folder, mode));
  }

  private static PulihConfiguration configuration(Path file) {
    Result<PulihConfiguration> result = ConfigurationFile.read(file, Map.of());
    return result.value().orElseThrow(() -> new AssertionError(result.problems()));
  }

  /** The file of that configuration. Port 9 is the discard service, which nobody runs. */
  public static Path file(Path folder, String mode) {
    Path token = write(folder.resolve("cluster.token"), "none");
    String neighbours =
        mode.equals("auto")
            ? """
            kubernetes: {server: "http://127.0.0.1:9", token: "file:%1$s"}
            slack: {token: "file:%1$s"}
            """
                .formatted(token)
            : "";
    String yaml =
        """
        mode: %s
        interval: 500ms
        offset: 0
        dataDir: %s
        prometheus: {url: "http://127.0.0.1:9", timeouts: {connect: 300ms, query: 400ms, tick: 400ms}}
        server: {port: 0}
        windows:
          recent: 2s
          evaluation: 6s
          condition: 10s
          burn: {pageShort: 10s, pageLong: 120s, ticketShort: 60s, ticketLong: 720s}
        stages:
          actWithin: 5s
          restart: {for: 2s, evaluateAfter: 10s, checkpoint: 4s, rolloutDeadline: 10s}
          shift: {for: 6s, evaluateAfter: 10s, checkpoint: 4s}
        services:
          - name: txn-service
            namespace: bos
            slo: {availability: 99.95 %%, p99: 200ms, errors: 0.1 %%}
            thresholds: {kafka_lag_p2: 9000}
        %s
        """
            .formatted(mode, folder.resolve("data"), neighbours);
    return write(folder.resolve("pulih.yaml"), yaml);
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
