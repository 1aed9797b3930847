package dev.pulih.simulator.hostile;

import dev.pulih.notify.Notification;
import dev.pulih.recover.EventLog;
import java.util.List;

/**
 * What was recorded and delivered, read past all trouble.
 *
 * @param log the events
 * @param posted what people switched
 * @param delivered the messages
 */
record Records(EventLog log, Posted posted, List<Notification> delivered) {}
