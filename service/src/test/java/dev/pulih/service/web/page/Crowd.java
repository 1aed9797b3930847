package dev.pulih.service.web.page;

import dev.pulih.policy.Policy;
import dev.pulih.recover.Incident;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.Samples;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.View;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * 200 services, of which 50 have an incident. Each is noisy in its own way, so that the curves do
 * not compress better than real ones.
 */
public final class Crowd {

  private static final List<ServiceRef> SERVICES =
      IntStream.range(0, 200).mapToObj(i -> new ServiceRef("bos", "service-" + i)).toList();

  private final Lookout lookout = new Lookout(SERVICES);

  private Crowd(Consumer<Lookout> changed) {
    Random noise = new Random(7);
    SERVICES.forEach(s -> lookout.reads(s, noise.nextDouble() / 100, noise.nextDouble()));
    changed.accept(lookout);
    SERVICES.subList(0, 50).forEach(this::open);
    var _ = lookout.ticked(value -> value * noise.nextDouble());
  }

  /** All of them after 60 ticks. */
  public Crowd() {
    this(_ -> {});
  }

  /** The same since Prometheus went away. */
  public static Crowd blind() {
    return new Crowd(
        lookout -> {
          SERVICES.forEach(service -> lookout.blind(service, Samples.at(300)));
          var _ =
              lookout.fails(
                  "error_rate at http://prometheus:9090 could not be asked (no connection):"
                      + " check the URL and that Prometheus runs.");
        });
  }

  private void open(ServiceRef service) {
    Incident incident = Incident.open(service, Samples.at(0), Policy.defaults());
    var _ = lookout.book.begin(incident, new Opened(incident, Samples.p1()));
  }

  /** A tick was. */
  public void ticks() {
    lookout.feed.stir();
  }

  Overview overview() {
    return lookout.overview();
  }

  /** What people see of it. */
  public ControlRoom room() {
    return lookout.room();
  }

  /** What the pages look at. */
  public View view() {
    return lookout.view;
  }
}
