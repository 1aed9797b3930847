package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is remembered when there is more to remember than room. */
class LatestTest {

  private final Latest<Integer> latest = new Latest<>(3);

  @Test
  void what_is_new_takes_the_place_of_what_was_met_longest_ago() {
    IntStream.rangeClosed(1, 3).forEach(latest::add);
    assertThat(latest.has(1)).isTrue();
    latest.add(4);
    assertThat(IntStream.rangeClosed(1, 4).filter(latest::has)).containsExactly(1, 3, 4);
  }

  @Test
  void however_many_there_were_it_remembers_no_more() {
    IntStream.range(0, 10_000).forEach(latest::add);
    assertThat(IntStream.range(0, 10_000).filter(latest::has)).containsExactly(9997, 9998, 9999);
  }

  @Test
  void what_is_added_twice_takes_one_place() {
    latest.add(1);
    IntStream.rangeClosed(1, 3).forEach(latest::add);
    assertThat(IntStream.rangeClosed(1, 3).filter(latest::has)).hasSize(3);
  }
}
