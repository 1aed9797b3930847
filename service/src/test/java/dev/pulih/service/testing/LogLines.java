package dev.pulih.service.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What Pulih logs from now on, as the operator reads it. */
public final class LogLines implements AutoCloseable {

  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          boolean trace = event.getThrowableProxy() != null;
          lines.add(new Line(event.getLevel(), event.getFormattedMessage(), trace));
        }
      };

  /** One line; a trace follows it if it is about a bug. */
  public record Line(Level level, String text, boolean trace) {}

  /** Listens until it is closed. */
  public LogLines() {
    appender.start();
    root().addAppender(appender);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** How many there are, to look only at later ones. */
  public int size() {
    return lines.size();
  }

  /** The lines from one on that contain a text; others may be said meanwhile. */
  public List<Line> since(int mark, String part) {
    return lines.stream().skip(mark).filter(line -> line.text().contains(part)).toList();
  }

  @Override
  public void close() {
    root().detachAppender(appender);
  }
}
