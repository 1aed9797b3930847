package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedTest {

  @Test
  void of_more_the_one_that_was_put_first_gives_way() {
    Map<String, Integer> map = Bounded.byAge(2);
    map.put("a", 1);
    map.put("b", 2);
    assertThat(map.get("a")).isEqualTo(1);
    map.put("c", 3);
    assertThat(map).containsOnlyKeys("b", "c");
  }

  @Test
  void or_the_one_that_was_used_longest_ago() {
    Map<String, Integer> map = Bounded.byUse(2);
    map.put("a", 1);
    map.put("b", 2);
    assertThat(map.get("a")).isEqualTo(1);
    assertThat(map.computeIfAbsent("c", _ -> 3)).isEqualTo(3);
    assertThat(map).containsOnlyKeys("a", "c");
  }
}
