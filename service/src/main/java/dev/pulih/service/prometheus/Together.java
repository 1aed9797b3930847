package dev.pulih.service.prometheus;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks queries at once, so many at a time, and gives all of them up at one deadline. */
final class Together implements AutoCloseable {

  /** Asks one query. */
  @FunctionalInterface
  interface Ask {
    Grid of(SignalQuery query) throws IOException, InterruptedException, DoubtfulAnswer;
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;
  private final Duration deadline;

  Together(int places, Duration deadline) {
    this.places = new Semaphore(places, true);
    this.deadline = deadline;
  }

  Map<SignalQuery, Outcome> ask(List<SignalQuery> queries, Ask ask) {
    List<Callable<Grid>> calls = new ArrayList<>();
    queries.forEach(query -> calls.add(() -> inItsPlace(query, ask)));
    try {
      return outcomes(
          queries, threads.invokeAll(calls, deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return interrupted(queries);
    }
  }

  private Grid inItsPlace(SignalQuery query, Ask ask) throws Exception {
    places.acquire();
    try {
      return ask.of(query);
    } finally {
      places.release();
    }
  }

  private Map<SignalQuery, Outcome> outcomes(List<SignalQuery> queries, List<Future<Grid>> futures)
      throws InterruptedException {
    Map<SignalQuery, Outcome> outcomes = new HashMap<>();
    for (int i = 0; i < queries.size(); i++) {
      outcomes.put(queries.get(i), outcome(futures.get(i)));
    }
    return outcomes;
  }

  private Outcome outcome(Future<Grid> future) throws InterruptedException {
    try {
      return new Outcome.Answered(future.get().columns());
    } catch (CancellationException _) {
      return new Outcome.Failed(Trouble.late(deadline));
    } catch (ExecutionException e) {
      return new Outcome.Failed(Trouble.of(e.getCause()));
    }
  }

  private static Map<SignalQuery, Outcome> interrupted(List<SignalQuery> queries) {
    Map<SignalQuery, Outcome> outcomes = new HashMap<>();
    queries.forEach(q -> outcomes.put(q, new Outcome.Failed("was not awaited: Pulih stops.")));
    return outcomes;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
