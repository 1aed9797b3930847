package dev.pulih.signal;

/**
 * One line of samples over time: a signal of an entity.
 *
 * @param signal what is measured
 * @param entity what it is about
 */
public record Series(Signal signal, Entity entity) {

  @Override
  public String toString() {
    return signal + " of " + entity;
  }
}
