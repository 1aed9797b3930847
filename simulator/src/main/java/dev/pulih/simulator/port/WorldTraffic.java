package dev.pulih.simulator.port;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import dev.pulih.simulator.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the weights of a world's VirtualServices as the Istio adapter does. */
public final class WorldTraffic implements Traffic {
  private final ObjectStore store;

  /** The traffic of a world. */
  public WorldTraffic(World world) {
    this.store = world.cluster().store();
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    return store.get(ResourceTypes.VIRTUAL_SERVICES.key(namespace, name)).map(MeshObjects::routes);
  }

  @Override
  public Answer write(WeightChange change) {
    return answer(change, _ -> store.edit(key(change), copy -> apply(change, copy)));
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return answer(change, UnaryOperator.identity());
  }

  private Answer answer(WeightChange change, UnaryOperator<ObjectNode> carryOut) {
    return store.atomically(
        () ->
            store
                .get(key(change))
                .map(found -> answer(change, found, carryOut))
                .orElseGet(() -> refused(Reason.REFUSED_BY_CLUSTER, change, "does not exist")));
  }

  private static Answer answer(
      WeightChange change, ObjectNode found, UnaryOperator<ObjectNode> carryOut) {
    if (shows(found, change, WeightChange.OfRoute::after)) {
      return new Answer.Accepted(Meta.generation(found));
    }
    return objection(change, found)
        .orElseGet(() -> new Answer.Accepted(Meta.generation(carryOut.apply(found))));
  }

  private static Optional<Answer> objection(WeightChange change, ObjectNode found) {
    Optional<String> owner = Marks.ownership(found).controller();
    if (owner.isPresent()) {
      return Optional.of(refused(Reason.OWNED_BY_CONTROLLER, change, "is owned by " + owner.get()));
    }
    if (!Meta.resourceVersion(found).equals(change.resourceVersion())) {
      return Optional.of(conflicted(change, "is at version " + Meta.resourceVersion(found)));
    }
    return shows(found, change, WeightChange.OfRoute::before)
        ? Optional.empty()
        : Optional.of(conflicted(change, "has other weights than those that were read"));
  }

  private static boolean shows(
      ObjectNode found,
      WeightChange change,
      Function<WeightChange.OfRoute, List<Routes.Destination>> wanted) {
    return change.routes().stream()
        .allMatch(
            route ->
                route.name().equals(Json.text(http(found, route), "name"))
                    && wanted.apply(route).equals(MeshObjects.destinations(http(found, route))));
  }

  private static void apply(WeightChange change, ObjectNode virtualService) {
    for (WeightChange.OfRoute route : change.routes()) {
      ArrayNode destinations = (ArrayNode) http(virtualService, route).path("route");
      for (int i = 0; i < destinations.size(); i++) {
        ((ObjectNode) destinations.get(i)).put("weight", route.after().get(i).weight());
      }
    }
  }

  private static JsonNode http(ObjectNode virtualService, WeightChange.OfRoute route) {
    return Json.at(virtualService, "spec", "http").path(route.index());
  }

  private static ObjectKey key(WeightChange change) {
    return ResourceTypes.VIRTUAL_SERVICES.key(change.namespace(), change.name());
  }

  private static Answer conflicted(WeightChange change, String why) {
    return new Answer.Conflicted(change.virtualService() + " " + why);
  }

  private static Answer refused(Reason reason, WeightChange change, String why) {
    return new Answer.Refused(new Hold(reason, change.virtualService() + " " + why));
  }
}
