package dev.pulih.detect;

import dev.pulih.policy.Watched;
import dev.pulih.signal.Entity;
import dev.pulih.signal.EntityKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entities that count for a service by configuration; pods come and go, and are not.
 *
 * @param service the service itself
 * @param groups its consumer groups, by name
 * @param databases its database servers, by name
 */
public record Entities(List<Entity> service, List<Entity> groups, List<Entity> databases) {

  /** Those of a service. */
  public static Entities of(Watched watched) {
    return new Entities(
        List.of(new Entity.OfService(watched.service())),
        list(watched.owned().groups().stream().sorted().map(Entity.OfGroup::new)),
        list(watched.owned().databases().stream().sorted().map(Entity.OfDatabase::new)));
  }

  /** Those of a kind. */
  public List<Entity> of(EntityKind kind) {
    return switch (kind) {
      case SERVICE -> service;
      case POD, CALL -> List.of();
      case GROUP -> groups;
      case DATABASE -> databases;
    };
  }

  private static List<Entity> list(Stream<? extends Entity> entities) {
    return entities.map(Entity.class::cast).toList();
  }
}
