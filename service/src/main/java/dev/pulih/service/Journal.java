package dev.pulih.service;

import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.recover.IncidentEvent.Told;
import dev.pulih.recover.Transition.Step;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line in the log for each recorded event. */
final class Journal implements Consumer<Recorded> {

  private static final Logger LOG = LoggerFactory.getLogger("pulih.incident");

  @Override
  public void accept(Recorded event) {
    LOG.atLevel(level(event))
        .addKeyValue("seq", event.seq())
        .addKeyValue("step", event.step().step())
        .log("{} {}: {}", event.incident(), event.step().step(), event.step().why());
  }

  /** That only a clock of an incident moved, or that a message arrived, is no news. */
  private static Level level(Recorded event) {
    boolean news = event.step().step() != Step.WAITING && !(event.event() instanceof Told);
    return news ? Level.INFO : Level.DEBUG;
  }
}
