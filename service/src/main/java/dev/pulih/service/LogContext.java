package dev.pulih.service;

import java.util.Map;
import org.slf4j.MDC;

/**
 * What the log lines of a thread are about, as long as it is open: fields of a line that is JSON.
 * The one around it is back afterwards.
 */
final class LogContext implements AutoCloseable {

  private final Map<String, String> before;

  private LogContext(Map<String, String> before) {
    this.before = before;
  }

  /** Adds fields to those of the context around it. */
  static LogContext of(Map<String, String> fields) {
    Map<String, String> around = MDC.getCopyOfContextMap();
    fields.forEach(MDC::put);
    return new LogContext(around == null ? Map.of() : around);
  }

  @Override
  public void close() {
    MDC.setContextMap(before);
  }
}
