package dev.pulih.signal;

/**
 * A named measurement of one kind of entity over one span, such as {@code error_rate[CONDITION]}.
 *
 * @param name the name, as in the configuration
 * @param kind what its samples are about
 * @param span the stretch of time it is averaged over
 */
public record Signal(String name, EntityKind kind, Span span) implements Comparable<Signal> {

  public Signal {
    Names.require("signal", name);
  }

  /** The same measurement over another span. */
  public Signal over(Span other) {
    return new Signal(name, kind, other);
  }

  @Override
  public int compareTo(Signal other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return span == Span.NONE ? name : name + "[" + span + "]";
  }
}
