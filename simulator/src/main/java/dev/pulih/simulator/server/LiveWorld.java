package dev.pulih.simulator.server;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.pulih.signal.PodRef;
import dev.pulih.simulator.world.Backend;
import dev.pulih.simulator.world.PodLog;
import dev.pulih.simulator.world.World;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A world that follows a clock, guarded so that any thread may look at it. */
final class LiveWorld implements AutoCloseable {
  private static final Logger LOG = System.getLogger(LiveWorld.class.getName());
  private static final Duration STEP = Duration.ofMillis(100);

  private final World world;
  private final InstantSource clock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private volatile Map<PodRef, PodLog> logs = Map.of();

  LiveWorld(World world, InstantSource clock) {
    this.world = world;
    this.clock = clock;
    long every = STEP.toMillis();
    var _ = ticker.scheduleAtFixedRate(this::tick, every, every, TimeUnit.MILLISECONDS);
  }

  /**
   * A pod's log, if there is such a pod. Takes no lock of the world: the API server asks while it
   * holds its store, which the world needs to move on.
   */
  Optional<PodLog> log(PodRef pod) {
    return Optional.ofNullable(logs.get(pod));
  }

  /** Looks at the world while it stands still. */
  synchronized <T> T look(Function<World, T> question) {
    return question.apply(world);
  }

  private synchronized void tick() {
    try {
      Instant now = clock.instant();
      world.advanceTo(now, STEP);
      logs = world.fleet().all().stream().collect(toUnmodifiableMap(Backend::ref, Backend::log));
    } catch (RuntimeException e) {
      // The executor would drop the failure and every later tick without a word.
      LOG.log(Logger.Level.ERROR, "The simulated world stops at " + world.now() + ".", e);
      throw e;
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
