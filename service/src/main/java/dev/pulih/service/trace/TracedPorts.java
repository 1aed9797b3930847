package dev.pulih.service.trace;

import dev.pulih.policy.Ledger;
import dev.pulih.policy.Switches;
import dev.pulih.policy.WrappedLedger;
import dev.pulih.recover.EventLog;
import dev.pulih.recover.WrappedLog;
import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Inventory;
import dev.pulih.signal.Readings;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.SignalSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The loop's ports, from which its phases are told: what it does between two of them is its own
 * work. It looks at the cluster before the rules run, and at the switches before anything is
 * decided.
 *
 * @param tracer says it
 * @param phases those of the tick that is under way
 */
public record TracedPorts(Tracer tracer, Phases phases) {

  /** Over a tracer. */
  public TracedPorts(Tracer tracer) {
    this(tracer, new Phases(tracer));
  }

  /** A source whose reads are traced. */
  public SignalSource around(SignalSource source) {
    return new Source(source);
  }

  /** A view that marks where the rules begin. */
  public ClusterView around(ClusterView view) {
    return () -> seen(view);
  }

  private Inventory seen(ClusterView view) {
    Inventory inventory = view.latest();
    phases.detecting();
    return inventory;
  }

  /** A ledger that marks where the decisions begin. */
  public Ledger around(Ledger ledger) {
    return new Book(ledger);
  }

  /** A log whose appends are traced. */
  public EventLog around(EventLog log) {
    return new Log(log);
  }

  private final class Source implements SignalSource {

    private final SignalSource source;

    Source(SignalSource source) {
      this.source = source;
    }

    @Override
    public Readings read(Collection<Signal> signals, Instant at) {
      Map<String, String> fields = Map.of("signals", String.valueOf(signals.size()));
      try (Stretch read = tracer.open("read signals", fields)) {
        Readings readings = source.read(signals, at);
        if (!readings.failures().isEmpty()) {
          read.failed();
        }
        return readings;
      }
    }

    @Override
    public boolean measures(Signal signal) {
      return source.measures(signal);
    }

    @Override
    public SignalSource only(ServiceRef service) {
      return new Source(source.only(service));
    }

    @Override
    public List<Readings> history(
        Collection<Signal> signals, Instant from, Instant to, Duration step) {
      try (Stretch _ = tracer.open("read history", Map.of())) {
        return source.history(signals, from, to, step);
      }
    }
  }

  private final class Book implements WrappedLedger {

    private final Ledger ledger;

    Book(Ledger ledger) {
      this.ledger = ledger;
    }

    @Override
    public Switches switches() {
      phases.deciding();
      return ledger.switches();
    }

    @Override
    public Ledger ledger() {
      return ledger;
    }
  }

  private final class Log implements WrappedLog {

    private final EventLog log;

    Log(EventLog log) {
      this.log = log;
    }

    @Override
    public EventLog log() {
      return log;
    }

    @Override
    public void append(Append append) {
      try (Stretch appended = tracer.open("append", fields(append))) {
        tracer.decided(append.incident() + "/" + append.seq());
        append(append, appended);
      }
    }

    private void append(Append append, Stretch appended) {
      try {
        log.append(append);
      } catch (RuntimeException e) {
        appended.failed();
        throw e;
      }
    }

    private static Map<String, String> fields(Append append) {
      return Map.of(
          "incident",
          append.incident(),
          "seq",
          String.valueOf(append.seq()),
          "step",
          append.outcome().transition().step().name());
    }
  }
}
