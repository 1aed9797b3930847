package dev.pulih.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.e2e.Blow.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When and how two replicas are hit, as a seed decides it. */
class BlowsTest {

  /** As many as each build plays. */
  private static final int FEW = 10;

  /** As many as are played by hand. */
  private static final int MANY = 200;

  private static List<Blow> chosen(int count, long seed) throws IOException {
    List<Blow> all = new ArrayList<>();
    new Blows(count, seed, Optional.empty()).runs().forEach(run -> all.addAll(run.blows()));
    return all;
  }

  @Test
  void half_of_the_blows_come_at_random_moments_whatever_the_seed() throws IOException {
    for (long seed = 0; seed < 50; seed++) {
      assertThat(chosen(FEW, seed))
          .as("seed %d", seed)
          .hasSize(FEW)
          .filteredOn(blow -> blow.moment() instanceof Moment.After)
          .hasSize(FEW / 2);
    }
  }

  @Test
  void a_seed_repeats_its_blows_and_another_has_others() throws IOException {
    assertThat(chosen(FEW, 7)).isEqualTo(chosen(FEW, 7));
    Set<List<Blow>> different = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      different.add(chosen(FEW, seed));
    }
    assertThat(different).hasSize(20);
  }

  @Test
  void in_the_long_run_each_step_is_hit_and_both_replicas_in_each_way() throws IOException {
    List<Blow> blows = chosen(MANY, 1);
    List<String> steps = new ArrayList<>();
    List.of(Story.restart(), Story.shift(), Story.people())
        .forEach(story -> story.moments().forEach(moment -> steps.add(moment.name())));
    assertThat(blows).extracting(blow -> blow.moment().name()).containsAll(steps);
    assertThat(blows)
        .extracting(blow -> blow.kind() + " " + blow.leader())
        .contains(
            Kind.KILL + " true", Kind.KILL + " false",
            Kind.STOP + " true", Kind.STOP + " false",
            Kind.FREEZE + " true", Kind.FREEZE + " false");
  }

  @Test
  void a_hunt_that_goes_on_keeps_the_seed_of_its_diary() {
    List<String> diary = List.of("seed 42, recovery 0 (oom by LEASE): 4 blows");
    assertThat(Blows.seed(Optional.empty(), diary)).isEqualTo(42);
    assertThat(Blows.seed(Optional.of(7L), diary)).isEqualTo(7);
    assertThat(Blows.seed(Optional.empty(), List.of())).isNotNegative();
  }
}
