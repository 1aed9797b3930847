package dev.pulih.simulator.hostile;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Crashes, lost answers, people and switches at any moment: {@code pulih.seeds} worlds of it. */
class HostileWorldTest {

  private static final long SEEDS = Long.getLong("pulih.seeds", 1_000);

  @Test
  void no_hostile_world_makes_it_do_what_it_must_not() {
    LongStream.rangeClosed(1, SEEDS)
        .forEach(
            seed ->
                assertThatCode(() -> new HostileWorld(seed).live())
                    .as("seed %d", seed)
                    .doesNotThrowAnyException());
  }
}
