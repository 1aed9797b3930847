package dev.pulih.detect;

import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import java.util.List;
import java.util.stream.Stream;

/** The entities that count for a service by configuration; pods come and go, and are not. */
final class Entities {

  private Entities() {}

  static List<Entity> configured(Watched watched, EntityKind kind) {
    return switch (kind) {
      case SERVICE -> List.of(new Entity.OfService(watched.service()));
      case POD -> List.of();
      case GROUP -> list(watched.owned().groups().stream().sorted().map(Entity.OfGroup::new));
      case DATABASE ->
          list(watched.owned().databases().stream().sorted().map(Entity.OfDatabase::new));
    };
  }

  private static List<Entity> list(Stream<? extends Entity> entities) {
    return entities.map(Entity.class::cast).toList();
  }
}
