package dev.pulih.simulator.cluster.pods;

import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.Meta;
import dev.pulih.simulator.cluster.store.ObjectKey;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.ResourceTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Event objects; the same news again raises a count, and an hour later it is forgotten. */
public final class EventRecorder {

  private static final Duration KEPT = Duration.ofHours(1);

  private final ObjectStore store;
  private final String component;
  private final Map<News, ObjectKey> known = new HashMap<>();
  private final Deque<Aged> byAge = new ArrayDeque<>();
  private long count;

  /** A recorder that signs as one component, such as {@code kubelet}. */
  public EventRecorder(ObjectStore store, String component) {
    this.store = store;
    this.component = component;
  }

  /**
   * News about one object.
   *
   * @param type {@code Normal} or {@code Warning}
   * @param reason one word in camel case
   * @param message a sentence for people
   */
  public record News(ObjectKey about, String type, String reason, String message) {}

  private record Aged(ObjectKey event, News news, Instant first) {}

  /** Records news; about an object that is already gone there is none. */
  public void record(News news, Instant at) {
    forgetBefore(at.minus(KEPT));
    store.get(news.about()).ifPresent(object -> write(news, object, at));
  }

  private void write(News news, JsonNode object, Instant at) {
    ObjectKey event = known.get(news);
    if (event != null && store.get(event).isPresent()) {
      store.edit(event, copy -> again(copy, at));
    } else {
      create(news, object, at);
    }
  }

  private void create(News news, JsonNode object, Instant at) {
    ObjectNode event = describe(news, object, at);
    store.create(ResourceTypes.EVENTS, event, at);
    ObjectKey key = ObjectKey.of(ResourceTypes.EVENTS, event);
    known.put(news, key);
    byAge.addLast(new Aged(key, news, at));
  }

  private ObjectNode describe(News news, JsonNode object, Instant at) {
    ObjectNode event = Json.object();
    String name = "%s.%s%015x".formatted(news.about().name(), component.charAt(0), ++count);
    event.putObject("metadata").put("name", name).put("namespace", news.about().namespace());
    event
        .putObject("involvedObject")
        .put("kind", news.about().type().kind())
        .put("namespace", news.about().namespace())
        .put("name", news.about().name())
        .put("uid", Meta.uid(object))
        .put("apiVersion", news.about().type().apiVersion())
        .put("resourceVersion", Meta.resourceVersion(object));
    event.put("reason", news.reason()).put("message", news.message()).put("type", news.type());
    event.putObject("source").put("component", component);
    event.put("firstTimestamp", Meta.time(at)).put("lastTimestamp", Meta.time(at)).put("count", 1);
    event.putNull("eventTime").put("reportingComponent", component).put("reportingInstance", "");
    return event;
  }

  private static void again(ObjectNode event, Instant at) {
    event.put("count", Json.number(event, 1, "count") + 1).put("lastTimestamp", Meta.time(at));
  }

  private void forgetBefore(Instant limit) {
    while (!byAge.isEmpty() && byAge.getFirst().first().isBefore(limit)) {
      Aged old = byAge.removeFirst();
      known.remove(old.news());
      store.get(old.event()).ifPresent(present -> store.delete(old.event()));
    }
  }
}
