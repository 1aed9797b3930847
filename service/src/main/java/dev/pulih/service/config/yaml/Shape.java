package dev.pulih.service.config.yaml;

import java.util.Optional;

/**
 * How a value is written, and what it means.
 *
 * @param <T> what it means
 */
public sealed interface Shape<T> permits Scalar, Confidential, Maybe, Listed, Mapped, Section {

  /** Reads a node; empty if it was refused, and then the problem is noted. */
  Optional<T> read(Node node, Spot spot);

  /** What may be written, as the end of the sentence "Allowed: ...". */
  String allowed();
}
