package dev.pulih.service.config.yaml;

import java.util.Optional;

/** A value that may be left out. */
record Maybe<T>(Shape<T> shape) implements Shape<Optional<T>> {

  // Refused or not is one question, left out or not is another.
  @SuppressWarnings("OptionalMapToOptional")
  @Override
  public Optional<Optional<T>> read(Node node, Spot spot) {
    return node instanceof Node.Absent
        ? Optional.of(Optional.empty())
        : shape.read(node, spot).map(Optional::of);
  }

  @Override
  public String allowed() {
    return shape.allowed();
  }
}
