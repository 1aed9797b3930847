package dev.pulih.service.web.page;

import dev.pulih.policy.Retention;
import dev.pulih.service.config.Home;
import dev.pulih.service.config.Leading;
import dev.pulih.service.config.Server;
import dev.pulih.service.config.Store;
import dev.pulih.service.web.page.InForce.Topic;
import java.util.Map;
import java.util.Objects;

/** What is in force of what Pulih has for itself: its folder, store, port, and who acts. */
final class HomeInForce {

  private HomeInForce() {}

  static Topic of(Home home, Map<String, String> origins) {
    Entries entries = new Entries().text("dataDir", home.dataDir());
    store(entries, home.store());
    server(entries.secrets(origins, "store."), home.server());
    leading(entries, home.leading());
    return entries.about("topic.home");
  }

  /** Parameters of an address stay away. */
  private static void store(Entries entries, Store store) {
    switch (store) {
      case Store.Sqlite _ -> entries.text("store.kind", "sqlite");
      case Store.Postgresql postgresql ->
          entries
              .text("store.kind", "postgresql")
              .text("store.url", postgresql.url().replaceFirst("\\?.*", "?…"))
              .text("store.user", postgresql.user());
    }
  }

  private static void server(Entries entries, Server server) {
    entries
        .text("server.address", server.address())
        .text("server.port", server.port())
        .number("server.limits.requests", server.limits().requests())
        .number("server.limits.streams", server.limits().streams());
  }

  private static void leading(Entries entries, Leading leading) {
    entries.choice("leadership.by", leading.by());
    switch (leading.by()) {
      case NONE -> {}
      case DATABASE -> elected(entries, leading);
      case LEASE -> {
        elected(entries, leading);
        entries
            .some("leadership.namespace", leading.object().namespace())
            .text("leadership.object", leading.object().name());
      }
    }
  }

  private static void elected(Entries entries, Leading leading) {
    entries
        .time("leadership.lease", leading.times().lease())
        .time("leadership.renew", leading.times().renew())
        .time("leadership.retry", leading.times().retry())
        .some("leadership.name", leading.name());
  }

  static Topic retention(Retention retention) {
    Entries entries =
        new Entries()
            .time("retention.incidents", retention.incidents())
            .time("retention.undelivered", retention.undelivered());
    for (Retention.Kind kind : Retention.Kind.values()) {
      entries.time(
          "retention." + name(kind), Objects.requireNonNull(retention.records().get(kind)));
    }
    return entries
        .time("retention.every", retention.pace().every())
        .number("retention.rows", retention.pace().rows())
        .time("retention.pause", retention.pace().pause())
        .about("topic.retention");
  }

  private static String name(Retention.Kind kind) {
    return switch (kind) {
      case FINDINGS -> "findings";
      case RESTARTS -> "restarts";
      case CALLS -> "aiCalls";
      case INBOUND -> "inbound";
      case WINDOWS -> "maintenance";
      case SWITCHES -> "switches";
    };
  }
}
