package dev.pulih.service;

import dev.pulih.flow.IncidentBook;
import dev.pulih.policy.Ledger;
import dev.pulih.recover.EventLog;
import java.time.Instant;

/**
 * The loop and what keeps it going.
 *
 * @param memory incidents and switches
 * @param watch what happens at a tick
 * @param ticker when it happens
 * @param workers what is done between the ticks
 * @param briefings what a model is told
 */
record Engine(Memory memory, Watch watch, Ticker ticker, Workers workers, BriefingDesk briefings)
    implements AutoCloseable {

  /**
   * Incidents and switches, for the people who ask.
   *
   * @param book the incidents
   * @param log their events
   * @param ledger the switches
   */
  record Memory(IncidentBook book, EventLog log, Ledger ledger) {}

  /**
   * What is done between the ticks.
   *
   * @param effects what was decided
   * @param caretaker what is kept no longer is removed
   * @param keeper what is learned of the series is kept
   */
  record Workers(EffectWorker effects, Caretaker caretaker, MemoryKeeper keeper) {}

  /** Takes up all incidents as they stand now, fills the series, then ticks and acts. */
  void start(Instant now) {
    memory.book().open();
    workers.effects().start();
    watch.warmUp(now);
    ticker.start();
    workers.caretaker().start();
    workers.keeper().start();
  }

  @Override
  public void close() {
    workers.caretaker().close();
    ticker.close();
    workers.keeper().close();
    workers.effects().close();
  }
}
