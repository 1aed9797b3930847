package dev.pulih.service;

import dev.pulih.analyse.AuditLog;
import dev.pulih.detect.FindingLog;
import dev.pulih.detect.SeriesArchive;
import dev.pulih.notify.InboundLog;
import dev.pulih.policy.Ledger;
import dev.pulih.recover.EventLog;
import dev.pulih.service.meter.MeteredLog;
import dev.pulih.service.meter.StoreMeters;
import dev.pulih.service.meter.SwitchMeters;
import dev.pulih.service.trace.TracedPorts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What survives a restart of Pulih.
 *
 * @param log events and effects
 * @param ledger counters and switches
 * @param findings what the ticks found
 * @param audit calls to models
 * @param inbound what came in over channels
 * @param series what was learned of the series
 */
record Records(
    EventLog log,
    Ledger ledger,
    FindingLog findings,
    AuditLog audit,
    InboundLog inbound,
    SeriesArchive series) {

  /** The same, measured. */
  Records measured(Meters meters, InstantSource clock) {
    StoreMeters store = meters.store();
    return new Records(
        new MeteredLog(store.timed(EventLog.class, log), clock, meters.make()),
        new SwitchMeters(store.timed(Ledger.class, ledger), clock, meters.make()),
        store.timed(FindingLog.class, findings),
        store.timed(AuditLog.class, audit),
        store.timed(InboundLog.class, inbound),
        store.timed(SeriesArchive.class, series));
  }

  /** The same, traced. */
  Records traced(TracedPorts ports) {
    return new Records(ports.around(log), ports.around(ledger), findings, audit, inbound, series);
  }

  /** The same with further kill switches. */
  Records switchedBy(List<Supplier<Optional<String>>> others) {
    return new Records(log, new SwitchedLedger(ledger, others), findings, audit, inbound, series);
  }
}
