package dev.pulih.simulator.play;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.flow.Setup;
import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;
import dev.pulih.policy.Watched;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Spans;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.BackOffice.DatabaseProfile;
import dev.pulih.simulator.world.BackOffice.GroupProfile;
import dev.pulih.simulator.world.ServiceProfile;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** How Pulih is set up for a simulated back office: its services, and the numbers that ship. */
public final class Setups {

  private Setups() {}

  /** All services of a back office in one mode. */
  public static Setup of(BackOffice office, Mode mode) {
    return new Setup(
        watched(office, mode),
        Spans.defaults(),
        DetectionSettings.defaults(),
        Policy.defaults(),
        GuardLimits.defaults());
  }

  /** The same where a model can be asked: about deviations, too. */
  public static Setup asking(BackOffice office, Mode mode) {
    Setup usual = of(office, mode);
    return new Setup(
        usual.services(),
        usual.spans(),
        usual.detection(),
        usual.policy().with(usual.policy().advice().aboutDeviations(true)),
        usual.limits());
  }

  private static List<Watched> watched(BackOffice office, Mode mode) {
    return office.services().stream().map(s -> watched(office, s, mode)).toList();
  }

  private static Watched watched(BackOffice office, ServiceProfile service, Mode mode) {
    return new Watched(
        service.service(),
        service.slo(),
        mode,
        owned(office, service.service()),
        capacity(service));
  }

  /** What the operators of the back office measured in a load test. */
  private static OptionalDouble capacity(ServiceProfile service) {
    return OptionalDouble.of(service.load().podCapacity());
  }

  private static Watched.Owned owned(BackOffice office, ServiceRef service) {
    return new Watched.Owned(groups(office, service), databases(office, service));
  }

  private static Set<String> groups(BackOffice office, ServiceRef service) {
    return office.groups().stream()
        .filter(g -> g.owner().equals(service.name()))
        .map(GroupProfile::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> databases(BackOffice office, ServiceRef service) {
    return office.databases().stream()
        .filter(d -> d.owners().contains(service.name()))
        .map(DatabaseProfile::name)
        .collect(Collectors.toSet());
  }
}
