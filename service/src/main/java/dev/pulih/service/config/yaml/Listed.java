package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Node.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of values of one shape. */
record Listed<T>(Shape<T> item) implements Shape<List<T>> {

  private static final int MAX_ITEMS = 1_000;

  @Override
  public Optional<List<T>> read(Node node, Spot spot) {
    if (!(node instanceof Items items)) {
      return spot.refuse(node.place(), "there is " + node.kind() + " here", allowed());
    }
    return items.nodes().size() <= MAX_ITEMS
        ? read(items, spot)
        : spot.refuse(node.place(), "the list is too long", "at most " + MAX_ITEMS + " items");
  }

  private Optional<List<T>> read(Items items, Spot spot) {
    List<T> values = new ArrayList<>();
    for (int i = 0; i < items.nodes().size(); i++) {
      item.read(items.nodes().get(i), spot.item(i)).ifPresent(values::add);
    }
    boolean whole = values.size() == items.nodes().size();
    return whole ? Optional.of(List.copyOf(values)) : Optional.empty();
  }

  @Override
  public String allowed() {
    return "a list, each item " + item.allowed();
  }
}
