package dev.pulih.simulator.hostile;

import java.util.List;
import java.util.Random;

/** The dice of one world: the same seed throws the same. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** True once in so many throws. */
  boolean oneIn(int throwsOnAverage) {
    return random.nextInt(throwsOnAverage) == 0;
  }

  /** A whole number from 0 to under a bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A share of one. */
  double share() {
    return random.nextDouble();
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T any(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
