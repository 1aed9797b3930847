package dev.pulih.service;

import dev.pulih.service.heartbeat.Heartbeat;
import dev.pulih.service.heartbeat.HeartbeatSettings;
import dev.pulih.service.heartbeat.Ping;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said of the pings that tell a monitor outside that Pulih does its work. */
final class Pulse implements Consumer<Optional<String>> {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Meters meters;
  private final Topic trouble = new Topic();

  private Pulse(Meters meters) {
    this.meters = meters;
  }

  /** Pings to the configured monitor for each tick that did its work; without one, nothing. */
  static Consumer<Instant> of(
      Optional<HeartbeatSettings> configured, Meters meters, Opened opened) {
    return configured
        .map(settings -> new Ping(settings, Version.text()))
        .map(ping -> opened.add(new Heartbeat(ping, new Pulse(meters))))
        .<Consumer<Instant>>map(heartbeat -> heartbeat::beat)
        .orElse(_ -> {});
  }

  @Override
  public void accept(Optional<String> fault) {
    meters.pinged(fault.isEmpty());
    fault.ifPresentOrElse(this::failed, this::taken);
  }

  private void failed(String why) {
    if (trouble.isNews(why)) {
      LOG.warn("The heartbeat's monitor did not take a ping: {}. The next tick pings again.", why);
    }
  }

  private void taken() {
    if (trouble.over()) {
      LOG.info("The heartbeat's monitor takes pings again.");
    }
  }
}
