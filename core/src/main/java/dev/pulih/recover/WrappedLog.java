package dev.pulih.recover;

import java.util.List;

/** A log around another one, which does what is not said otherwise. */
public interface WrappedLog extends EventLog {

  /** The log within. */
  EventLog log();

  @Override
  default void append(Append append) {
    log().append(append);
  }

  @Override
  default List<Recorded> load() {
    return log().load();
  }

  @Override
  default List<Recorded> events(String incident) {
    return log().events(incident);
  }

  @Override
  default List<Queued> queued() {
    return log().queued();
  }
}
