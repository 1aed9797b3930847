package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Node.Block;
import dev.pulih.service.config.yaml.Node.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A block whose keys the user chooses; their order is kept. */
record Mapped<K, V>(Scalar<K> key, Shape<V> value) implements Shape<Map<K, V>> {

  @Override
  public Optional<Map<K, V>> read(Node node, Spot spot) {
    if (node instanceof Block block) {
      return read(block, spot);
    }
    return spot.refuse(node.place(), "there is " + node.kind() + " here", allowed());
  }

  private Optional<Map<K, V>> read(Block block, Spot spot) {
    spot.refuseTwins(block);
    Map<K, V> values = new LinkedHashMap<>();
    block.entries().forEach(entry -> put(values, entry, spot.at(entry.key().value())));
    return values.size() == block.entries().size() ? Optional.of(values) : Optional.empty();
  }

  private void put(Map<K, V> values, Entry entry, Spot spot) {
    Optional<K> name = key.read(entry.key(), spot);
    Optional<V> content = value.read(entry.value(), spot);
    name.ifPresent(k -> content.ifPresent(v -> values.put(k, v)));
  }

  @Override
  public String allowed() {
    return "a block of keys, each " + key.allowed() + ", with " + value.allowed();
  }
}
