package dev.pulih.service;

import dev.pulih.analyse.AuditLog;
import dev.pulih.detect.FindingLog;
import dev.pulih.notify.InboundLog;
import dev.pulih.policy.Ledger;
import dev.pulih.recover.EventLog;

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
    EventLog log, Ledger ledger, FindingLog findings, AuditLog audit, InboundLog inbound) {}
