package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.Leadership;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryKeeperTest {

  private final AtomicInteger kept = new AtomicInteger();
  private final Ending ending = new Ending(Leadership.alone(0));

  @Test
  void what_was_learned_is_kept_at_the_end() {
    MemoryKeeper keeper = new MemoryKeeper(kept::incrementAndGet, ending);
    keeper.start();
    keeper.close();
    assertThat(kept).hasValue(1);
  }

  @Test
  void one_that_never_began_keeps_nothing() {
    new MemoryKeeper(kept::incrementAndGet, ending).close();
    assertThat(kept).hasValue(0);
  }

  @Test
  void one_that_must_not_act_any_more_keeps_nothing() {
    MemoryKeeper keeper = new MemoryKeeper(kept::incrementAndGet, ending);
    keeper.start();
    ending.because("another one leads");
    keeper.close();
    assertThat(kept).hasValue(0);
  }

  @Test
  void a_database_that_is_away_stops_nothing() {
    MemoryKeeper keeper =
        new MemoryKeeper(
            () -> {
              throw new IllegalStateException("away");
            },
            ending);
    keeper.start();
    keeper.close();
    assertThat(ending.reached()).isFalse();
  }
}
