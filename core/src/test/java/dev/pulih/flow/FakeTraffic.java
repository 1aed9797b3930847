package dev.pulih.flow;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.Traffic;
import dev.pulih.recover.WeightChange;
import dev.pulih.signal.Routes;
import dev.pulih.signal.Routes.Destination;
import dev.pulih.signal.Routes.Route;
import dev.pulih.signal.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** VirtualServices with one route each, which fail as a test says. */
final class FakeTraffic implements Traffic {

  private final Map<String, Routes> routes = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final Set<String> rejected = new HashSet<>();
  private final Set<String> hidden = new HashSet<>();
  private final List<String> written = new ArrayList<>();
  private Runnable afterWrites = () -> {};

  FakeTraffic(String... names) {
    for (String name : names) {
      set(name, 50, 50);
    }
  }

  /** Someone writes weights. */
  void set(String name, int v1, int v2) {
    List<Destination> destinations =
        List.of(new Destination("txn", "v1", v1), new Destination("txn", "v2", v2));
    put(name, destinations);
  }

  private void put(String name, List<Destination> destinations) {
    long version = Optional.ofNullable(routes.get(name)).map(r -> version(r) + 1).orElse(1L);
    Route route = new Route(0, "main", Optional.empty(), destinations);
    routes.put(
        name,
        new Routes("bos", name, Long.toString(version), List.of(route), Workload.Ownership.none()));
  }

  private static long version(Routes routes) {
    return Long.parseLong(routes.resourceVersion());
  }

  /** The next write is answered so, and not made. */
  void answer(String name, Answer answer) {
    answers.put(name, answer);
  }

  /** Every rehearsal is refused. */
  void reject(String name) {
    rejected.add(name);
  }

  /** Someone acts as soon as both are written. */
  void afterBothAreWritten(Runnable someone) {
    afterWrites = someone;
  }

  void hide(String name) {
    hidden.add(name);
  }

  /** The change that sends all traffic to v1, from half and half. */
  WeightChange toV1(String name) {
    List<Destination> before =
        List.of(new Destination("txn", "v1", 50), new Destination("txn", "v2", 50));
    List<Destination> after =
        List.of(new Destination("txn", "v1", 100), new Destination("txn", "v2", 0));
    return new WeightChange(
        "bos", name, "1", List.of(new WeightChange.OfRoute(0, "main", before, after)));
  }

  int v1(String name) {
    return routes.get(name).routes().getFirst().destinations().getFirst().weight();
  }

  /** The names that were written, in order. */
  List<String> written() {
    return List.copyOf(written);
  }

  @Override
  public Optional<Routes> read(String namespace, String name) {
    return hidden.contains(name) ? Optional.empty() : Optional.ofNullable(routes.get(name));
  }

  @Override
  public Answer rehearse(WeightChange change) {
    return rejected.contains(change.name())
        ? new Answer.Refused(new Hold(Reason.REFUSED_BY_CLUSTER, "a webhook said no"))
        : new Answer.Accepted(0);
  }

  @Override
  public Answer write(WeightChange change) {
    Answer scripted = answers.remove(change.name());
    if (scripted != null) {
      return scripted;
    }
    Routes current = routes.get(change.name());
    WeightChange.OfRoute route = change.routes().getFirst();
    if (!current.resourceVersion().equals(change.resourceVersion())
        || !current.routes().getFirst().destinations().equals(route.before())) {
      return new Answer.Conflicted("changed");
    }
    written.add(change.name());
    put(change.name(), route.after());
    if (written.size() == 2) {
      afterWrites.run();
    }
    return new Answer.Accepted(0);
  }
}
