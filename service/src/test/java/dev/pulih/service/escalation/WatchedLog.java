package dev.pulih.service.escalation;

import dev.pulih.recover.EventLog;
import dev.pulih.recover.WrappedLog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of one life of Pulih, which may end before and after each commit. Between two commits the
 * outbox is the same, so that it is read once.
 */
final class WatchedLog implements WrappedLog {

  private final EventLog log;
  private final Witness witness;
  private final Fate fate;
  private @Nullable List<Queued> queued;

  WatchedLog(EventLog log, Witness witness, Fate fate) {
    this.log = log;
    this.witness = witness;
    this.fate = fate;
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void append(Append append) {
    fate.mayDie("before a commit");
    log.append(append);
    witness.committed(append);
    queued = null;
    fate.mayDie("after a commit");
  }

  @Override
  public List<Queued> queued() {
    if (queued == null) {
      queued = log.queued();
    }
    return queued;
  }
}
