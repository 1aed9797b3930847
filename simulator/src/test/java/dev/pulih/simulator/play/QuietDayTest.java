package dev.pulih.simulator.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.TickReport;
import dev.pulih.policy.Mode;
import dev.pulih.recover.EventLog.Recorded;
import dev.pulih.signal.Entity;
import dev.pulih.signal.ServiceRef;
import dev.pulih.signal.Signal;
import dev.pulih.simulator.Simulation;
import dev.pulih.simulator.Timing;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.scenario.GroundTruth;
import dev.pulih.simulator.scenario.GroundTruth.End;
import dev.pulih.simulator.scenario.Scenario;
import dev.pulih.simulator.scenario.Scenario.Setting;
import dev.pulih.simulator.world.BackOffice;
import dev.pulih.simulator.world.CallPlan;
import dev.pulih.simulator.world.Fault;
import dev.pulih.simulator.world.ServiceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * A day on which nothing is wrong: traffic that follows the day, noise, a deploy of some service
 * every few minutes, and pods that come and go with the load. Nobody is called, and nothing is
 * touched.
 *
 * <p>System properties: {@code pulih.quiet.minutes} is how long the day is, {@code
 * pulih.quiet.services} how many services it has.
 */
class QuietDayTest {

  private static final int MINUTES = Integer.getInteger("pulih.quiet.minutes", 30);
  private static final int SERVICES = Integer.getInteger("pulih.quiet.services", 40);

  /** Eight in the morning in Malaysia: the steepest hour comes first. */
  private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");

  /** The day is watched from the first minute on, and long windows are filled before it. */
  private static final Timing TIMING =
      Timing.usual().withStep(Duration.ofSeconds(5)).withHistory(Duration.ofMinutes(40));

  private static final int TICKS_A_MINUTE = 4;
  private static final int TICKS_BETWEEN_DEPLOYS = 12;
  private static final int TICKS_BETWEEN_SCALINGS = 6;

  /** Two services may own one consumer group: what it shows is one finding. */
  private record Begun(String rule, Signal signal, Entity entity, Instant since) {}

  private final SplittableRandom random = new SplittableRandom(7);
  private final AtomicInteger ticks = new AtomicInteger();
  private final Set<Begun> begun = new HashSet<>();
  private int deploys;
  private int scalings;

  @Test
  void nobody_is_called_and_nothing_is_touched() {
    BackOffice office = office();
    Simulation simulation = Simulation.begin(quiet(office), 11, TIMING);
    Play play = new Play(simulation, Setups.of(office, Mode.AUTO), life(simulation, office));
    play.until(MORNING.plus(Duration.ofMinutes(MINUTES)));
    Ending ending = Ending.of(play);
    System.out.printf(
        "%d services, %d min: %,d ticks, %d deploys, %d scalings, %d findings, %d incidents%n",
        SERVICES, MINUTES, ticks.get(), deploys, scalings, begun.size(), play.incidents().size());
    assertThat(deploys).isPositive();
    assertThat(scalings).isPositive();
    assertThat(play.pager().delivered()).isEmpty();
    assertThat(ending.actions()).isZero();
    assertThat(ending.paged()).isZero();
  }

  private static BackOffice office() {
    BackOffice usual = BackOffice.usual();
    List<ServiceProfile> services =
        IntStream.range(0, SERVICES).mapToObj(i -> service(usual, i)).toList();
    double total = usual.requestsPerSecond() * SERVICES / usual.services().size();
    return new BackOffice(services, usual.groups(), usual.databases(), CallPlan.none(), total);
  }

  /** One of the six kinds, with its share of a town that is so much larger. */
  private static ServiceProfile service(BackOffice usual, int number) {
    int kinds = usual.services().size();
    ServiceProfile kind = usual.services().get(number % kinds);
    ServiceRef name =
        number < kinds
            ? kind.service()
            : new ServiceRef(BackOffice.NAMESPACE, kind.name() + "-" + number / kinds);
    double share = kind.load().share() * kinds / SERVICES;
    return new ServiceProfile(
        name,
        kind.slo(),
        new ServiceProfile.Load(share, kind.load().podCapacity()),
        kind.health(),
        kind.versions());
  }

  private static Scenario quiet(BackOffice office) {
    return new Scenario(
        "quiet-day",
        "Nothing is wrong.",
        new Setting(office, MORNING, Duration.ofMinutes(MINUTES)),
        Fault.none(),
        new GroundTruth("Nothing is wrong.", Set.of(), End.NOTHING));
  }

  private Audience life(Simulation simulation, BackOffice office) {
    return new Audience() {
      @Override
      public void happened(Recorded event) {}

      @Override
      public void ticked(TickReport report) {
        count(report);
        live(simulation, office, ticks.incrementAndGet());
      }
    };
  }

  /** A finding stands for many ticks, and is one. */
  private void count(TickReport report) {
    report.detected().services().values().stream()
        .flatMap(service -> service.findings().stream())
        .map(f -> new Begun(f.rule(), f.measured().signal(), f.measured().entity(), f.since()))
        .forEach(begun::add);
  }

  private void live(Simulation simulation, BackOffice office, int tick) {
    progress(tick);
    if (tick % TICKS_BETWEEN_DEPLOYS == 0) {
      deploys++;
      edit(simulation, any(office), d -> container(d).put("image", "registry.example/x:" + tick));
    }
    if (tick % TICKS_BETWEEN_SCALINGS == 0) {
      scalings++;
      edit(simulation, any(office), this::scale);
    }
  }

  private void progress(int tick) {
    if (tick % (60 * TICKS_A_MINUTE) == 0) {
      int hour = tick / (60 * TICKS_A_MINUTE);
      System.out.printf("hour %d of %.1f: %d findings%n", hour, MINUTES / 60.0, begun.size());
    }
  }

  private ServiceProfile any(BackOffice office) {
    return office.services().get(random.nextInt(office.services().size()));
  }

  private static void edit(
      Simulation simulation, ServiceProfile service, Consumer<ObjectNode> how) {
    String name = service.deployment(service.versions().getFirst());
    ObjectKey key = ResourceTypes.DEPLOYMENTS.key(service.service().namespace(), name);
    ObjectNode _ = simulation.world().cluster().store().edit(key, how);
  }

  private static ObjectNode container(ObjectNode deployment) {
    return (ObjectNode) Json.at(deployment, "spec", "template", "spec", "containers").get(0);
  }

  /** One pod more; the next time one less. */
  private void scale(ObjectNode deployment) {
    int replicas = Json.number(deployment, 1, "spec", "replicas");
    ObjectNode annotations = Json.child(Json.child(deployment, "metadata"), "annotations");
    boolean grown = annotations.has("grown");
    Json.child(deployment, "spec").put("replicas", grown ? replicas - 1 : replicas + 1);
    if (grown) {
      annotations.remove("grown");
    } else {
      annotations.put("grown", "yes");
    }
  }
}
