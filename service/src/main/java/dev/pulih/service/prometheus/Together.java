package dev.pulih.service.prometheus;

import dev.pulih.service.secret.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Asks one query and lets the samples be taken. */
  @FunctionalInterface
  interface Ask<K, T extends Samples> {
    T of(K query) throws IOException, InterruptedException, DoubtfulAnswer;
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places;
  private final Duration deadline;
  private final Secrets secrets;

  /**
   * So many at a time.
   *
   * @param secrets what no failure may quote
   */
  Together(int places, Duration deadline, Secrets secrets) {
    this.secrets = secrets;
    this.places = new Semaphore(places, true);
    this.deadline = deadline;
  }

  <K, T extends Samples> Map<K, Outcome<T>> ask(List<K> queries, Ask<K, T> ask) {
    List<Callable<T>> calls = new ArrayList<>();
    queries.forEach(query -> calls.add(() -> inItsPlace(query, ask)));
    try {
      return outcomes(
          queries, threads.invokeAll(calls, deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return interrupted(queries);
    }
  }

  /** Asks one query alone. */
  <K, T extends Samples> Outcome<T> one(K query, Ask<K, T> ask) {
    return Objects.requireNonNull(ask(List.of(query), ask).get(query));
  }

  private <K, T extends Samples> T inItsPlace(K query, Ask<K, T> ask) throws Exception {
    places.acquire();
    try {
      return ask.of(query);
    } finally {
      places.release();
    }
  }

  private <K, T extends Samples> Map<K, Outcome<T>> outcomes(
      List<K> queries, List<Future<T>> futures) throws InterruptedException {
    Map<K, Outcome<T>> outcomes = new HashMap<>();
    for (int i = 0; i < queries.size(); i++) {
      outcomes.put(queries.get(i), outcome(futures.get(i)));
    }
    return outcomes;
  }

  private <T extends Samples> Outcome<T> outcome(Future<T> future) throws InterruptedException {
    try {
      return new Outcome.Answered<>(future.get());
    } catch (CancellationException _) {
      return new Outcome.Failed<>(Trouble.late(deadline));
    } catch (ExecutionException e) {
      return new Outcome.Failed<>(secrets.redact(Trouble.of(e.getCause())));
    }
  }

  private static <K, T extends Samples> Map<K, Outcome<T>> interrupted(List<K> queries) {
    Map<K, Outcome<T>> outcomes = new HashMap<>();
    queries.forEach(q -> outcomes.put(q, new Outcome.Failed<>("was not awaited: Pulih stops.")));
    return outcomes;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
