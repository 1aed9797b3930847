package dev.pulih.simulator.hostile;

import dev.pulih.notify.Notification;
import dev.pulih.policy.Ledger;
import dev.pulih.recover.EventLog;
import java.util.List;

/**
 * What was recorded and delivered, read past all trouble.
 *
 * @param log the events
 * @param ledger the switches
 * @param delivered the messages
 */
record Records(EventLog log, Ledger ledger, List<Notification> delivered) {}
