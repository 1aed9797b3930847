package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One that fails does not stop the others. */
class ErrandsTest {

  @Test
  void all_are_tried_and_the_first_failure_is_told_with_the_others() {
    List<Integer> done = new ArrayList<>();
    assertThatThrownBy(() -> Errands.each(List.of(1, 2, 3, 4), n -> odd(n, done)))
        .hasMessage("2")
        .satisfies(
            e -> assertThat(e.getSuppressed()).extracting(Throwable::getMessage).contains("4"));
    assertThat(done).containsExactly(1, 3);
  }

  private static void odd(int n, List<Integer> done) {
    if (n % 2 == 0) {
      throw new IllegalStateException(Integer.toString(n));
    }
    done.add(n);
  }

  @Test
  void without_a_failure_nothing_is_told() {
    List<Integer> done = new ArrayList<>();
    Errands.each(List.of(1, 2), done::add);
    assertThat(done).containsExactly(1, 2);
  }
}
