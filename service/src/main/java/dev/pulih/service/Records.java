package dev.pulih.service;

import dev.pulih.analyse.AuditLog;
import dev.pulih.detect.FindingLog;
import dev.pulih.notify.InboundLog;
import dev.pulih.policy.Ledger;
import dev.pulih.recover.EventLog;
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
 */
record Records(
    EventLog log, Ledger ledger, FindingLog findings, AuditLog audit, InboundLog inbound) {

  /** The same with further kill switches. */
  Records switchedBy(List<Supplier<Optional<String>>> others) {
    return new Records(log, new SwitchedLedger(ledger, others), findings, audit, inbound);
  }
}
