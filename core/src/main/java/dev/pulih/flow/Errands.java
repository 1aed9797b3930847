package dev.pulih.flow;

import java.util.List;
import java.util.function.Consumer;

/** Things to be done one after the other, of which one that fails does not stop the others. */
final class Errands {

  private Errands() {}

  /**
   * Does it for each of them.
   *
   * @throws RuntimeException the first failure, after all were tried; others are attached to it
   */
  static <T> void each(List<T> all, Consumer<T> task) {
    RuntimeException first = null;
    for (T one : all) {
      try {
        task.accept(one);
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
