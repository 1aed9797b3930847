package dev.pulih.service.config.yaml;

import dev.pulih.service.config.yaml.Node.Block;
import dev.pulih.service.config.yaml.Node.Entry;
import dev.pulih.service.secret.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a block's keys, while its record is built. */
public final class Fields {

  private final Block block;
  private final Spot spot;
  private boolean read = true;
  private boolean consistent = true;

  Fields(List<Key<?>> keys, Block block, Spot spot) {
    this.block = block;
    this.spot = spot;
    spot.session().wrote(spot.key(), block.place());
    spot.refuseTwins(block);
    block.entries().forEach(entry -> refuseUnknown(keys, entry.key()));
  }

  private void refuseUnknown(List<Key<?>> keys, Node.Text written) {
    List<String> names = keys.stream().map(Key::name).toList();
    if (!names.contains(written.value())) {
      String what = "unknown key" + Suggestion.hint(written.value(), names);
      spot.at(written.value()).refuse(written.place(), what, String.join(", ", names));
    }
  }

  /** The value of a key. After a refusal it is a stand-in, so that all problems are found. */
  public <T> T get(Key<T> key) {
    Optional<Entry> entry = find(key.name());
    return entry.isPresent() ? written(key, entry.get()) : absent(key);
  }

  /** Notes an error at a key unless the condition holds. */
  public void check(boolean holds, Key<?> key, String what, String allowed) {
    check(holds, key, "", what, allowed);
  }

  /** Notes an error within a key's value, such as at {@code [2].name}, unless something holds. */
  public void check(boolean holds, Key<?> key, String within, String what, String allowed) {
    if (!holds && read) {
      Spot there = inside(key, within);
      there.refuse(there.place(), what, allowed);
      consistent = false;
    }
  }

  /** Notes a warning within a key's value unless something holds. */
  public void advise(boolean holds, Key<?> key, String within, String what, String allowed) {
    if (!holds && read) {
      inside(key, within).warn(what, allowed);
    }
  }

  /** The secrets that were read so far, in this block and in others. */
  public Secrets secrets() {
    return spot.session().secrets();
  }

  /** The references by which they were found, by key. */
  public Map<String, String> origins() {
    return spot.session().origins();
  }

  boolean sound() {
    return read && consistent;
  }

  private Spot inside(Key<?> key, String within) {
    return new Spot(spot.at(key.name()).key() + within, spot.session());
  }

  private Optional<Entry> find(String name) {
    return block.entries().stream().filter(e -> e.key().value().equals(name)).findFirst();
  }

  private <T> T written(Key<T> key, Entry entry) {
    spot.session().wrote(spot.at(key.name()).key(), entry.value().place());
    return taken(key, key.shape().read(entry.value(), spot.at(key.name())));
  }

  private <T> T absent(Key<T> key) {
    if (key.required()) {
      String what = "\"" + key.name() + "\" is missing";
      spot.at(key.name()).refuse(block.place(), what, key.shape().allowed());
      return taken(key, Optional.empty());
    }
    return taken(key, key.shape().read(key.substitute(block.place()), spot.at(key.name())));
  }

  private <T> T taken(Key<T> key, Optional<T> value) {
    value.ifPresent(v -> spot.session().meant(spot.at(key.name()).key(), v));
    read &= value.isPresent();
    return value.orElseGet(() -> standIn(key));
  }

  private <T> T standIn(Key<T> key) {
    return key.shape()
        .read(key.substitute(block.place()), new Spot(key.name(), Session.ofStandIns()))
        .orElseThrow(() -> new IllegalStateException("No stand-in for " + key.name()));
  }
}
