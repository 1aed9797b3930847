package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.ApiFailure;
import dev.pulih.simulator.cluster.store.Json;
import dev.pulih.simulator.cluster.store.ObjectStore;
import dev.pulih.simulator.cluster.store.Watch;
import dev.pulih.simulator.cluster.store.WatchEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/** The changes of a collection, one JSON line each, until the client has waited long enough. */
final class WatchStream {

  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(10);
  private static final long LONGEST_SECONDS = 1800;

  private final ObjectStore store;
  private final Target target;
  private final Query query;
  private final Selection selection;
  private long seen;

  WatchStream(ObjectStore store, Target target, Query query) {
    this.store = store;
    this.target = target;
    this.query = query;
    this.selection = Selection.of(target, query);
  }

  /** Writes changes until time is up, the server closes or the client is gone. */
  void write(OutputStream out, BooleanSupplier open) throws IOException, InterruptedException {
    try (Watch watch = start(out)) {
      follow(watch, out, open);
    } catch (ApiFailure tooOld) {
      line(out, "ERROR", tooOld.status());
    }
  }

  private Watch start(OutputStream out) throws IOException {
    long after = query.number("resourceVersion", 0);
    Snapshot snapshot = store.atomically(() -> snapshot(after));
    for (ObjectNode object : snapshot.objects()) {
      line(out, "ADDED", new Wire(target).out(object));
    }
    out.flush();
    return snapshot.watch();
  }

  private record Snapshot(List<ObjectNode> objects, Watch watch) {}

  private Snapshot snapshot(long after) {
    seen = after == 0 ? store.revision() : after;
    List<ObjectNode> objects =
        after > 0 ? List.of() : store.list(target.type(), target.namespace());
    Watch watch = store.watch(target.type(), target.namespace(), seen);
    return new Snapshot(objects.stream().filter(selection).toList(), watch);
  }

  private void follow(Watch watch, OutputStream out, BooleanSupplier open)
      throws IOException, InterruptedException {
    long end = after(Duration.ofSeconds(query.number("timeoutSeconds", LONGEST_SECONDS)));
    long bookmark = after(BETWEEN_BOOKMARKS);
    while (open.getAsBoolean() && System.nanoTime() - end < 0) {
      var event = watch.next(PATIENCE);
      if (event.isPresent()) {
        report(event.get(), out);
      } else if (query.flag("allowWatchBookmarks") && System.nanoTime() - bookmark > 0) {
        bookmark(out);
        bookmark = after(BETWEEN_BOOKMARKS);
      }
    }
  }

  /**
   * A real point in time on the JVM's clock: sockets live in real time even if the world does not.
   */
  private static long after(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private void report(WatchEvent event, OutputStream out) throws IOException {
    seen = event.revision();
    boolean before = event.previous().filter(selection).isPresent();
    boolean after = event.change() != WatchEvent.Change.DELETED && selection.test(event.object());
    if (before || after) {
      line(out, type(before, after), new Wire(target).out(event.object()));
    }
  }

  private static String type(boolean before, boolean after) {
    if (!before) {
      return "ADDED";
    }
    return after ? "MODIFIED" : "DELETED";
  }

  private void bookmark(OutputStream out) throws IOException {
    ObjectNode mark = Json.object().put("kind", target.type().kind());
    mark.put("apiVersion", target.apiVersion());
    mark.putObject("metadata").put("resourceVersion", Long.toString(seen));
    line(out, "BOOKMARK", mark);
  }

  private static void line(OutputStream out, String type, ObjectNode object) throws IOException {
    ObjectNode event = Json.object().put("type", type).set("object", object);
    out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
