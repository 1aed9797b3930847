package dev.pulih.service.web;

import dev.pulih.detect.Detected;
import dev.pulih.flow.TickReport;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import dev.pulih.signal.Series;
import dev.pulih.signal.SeriesWindow;
import dev.pulih.signal.ServiceInventory;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.signal.Signals;
import java.util.Optional;
import java.util.Set;

/**
 * What one tick saw of all services. Nobody who looks at it holds up the next tick.
 *
 * @param report what was found
 * @param window the signals of the services over the latest ticks
 */
public record Panorama(TickReport report, SeriesWindow window) {

  private static final Set<Signal> SIGNALS =
      Set.of(Signals.ERROR_RATE, Signals.P99_LATENCY, Signals.REQUEST_RATE);

  /** Whether a series is kept in it. */
  public static boolean isAboutService(Series series) {
    return series.signal().kind() == EntityKind.SERVICE && SIGNALS.contains(series.signal());
  }

  /** What the rules say about a service; empty if they have not looked. */
  public Optional<Detected.OfService> of(ServiceRef service) {
    return Optional.ofNullable(report.detected().services().get(service));
  }

  /** What runs for a service; empty if the cluster says nothing of it. */
  public Optional<ServiceInventory> running(ServiceRef service) {
    return report.inventory().of(service);
  }

  /** One value for each tick, oldest first; NaN where unknown. */
  public double[] values(Signal signal, ServiceRef service) {
    return window.values(new Series(signal, new Entity.OfService(service)));
  }
}
