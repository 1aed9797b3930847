package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pulih.detect.Expectation;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  /** 1 to 20: their mean is 10.5, and their variance 20 · 21 ÷ 12 = 35. */
  private static final List<Double> FIRST =
      DoubleStream.iterate(1, it -> it + 1).limit(20).boxed().toList();

  private static List<Expectation> of(Double... then) {
    return Comparison.of(Stream.concat(FIRST.stream(), Stream.of(then)).toList());
  }

  @Test
  void a_value_is_compared_with_the_twenty_before_it_and_not_with_itself() {
    List<Expectation> all = of(1000.0, 0.0);
    assertThat(all.get(20).usual()).isEqualTo(10.5);
    assertThat(all.get(20).sigma()).isCloseTo(Math.sqrt(35), within(1e-9));
    assertThat(all.get(20).threshold()).isEqualTo(3);
    assertThat(all.get(21).usual()).isEqualTo((209 + 1000) / 20.0);
  }

  @Test
  void with_fewer_nothing_is_said() {
    assertThat(of().subList(0, 20)).allMatch(it -> Double.isNaN(it.usual()));
  }

  @Test
  void what_is_not_known_takes_no_place_among_them() {
    List<Expectation> all = of(Double.NaN, Double.NaN, 7.0);
    assertThat(all.subList(20, 23)).allMatch(it -> it.usual() == 10.5);
  }
}
