package dev.pulih.service.meter;

import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long the store takes, and how often it fails. */
public final class StoreMeters {

  private final Timer answered;
  private final Timer failed;

  /** Nothing was asked. */
  public StoreMeters(Instruments make) {
    this.answered = timer(make, "answered");
    this.failed = timer(make, "failed");
  }

  private static Timer timer(Instruments make, String outcome) {
    return make.timer(
        "pulih.database.call",
        "Calls of the store: appends, look-ups, counters",
        "outcome",
        outcome);
  }

  /** The same port, whose calls are timed. */
  public <T> T timed(Class<T> port, T store) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call(store, method, arguments)));
  }

  private @Nullable Object call(
      Object store, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    long start = System.nanoTime();
    Timer outcome = failed;
    try {
      Object result = method.invoke(store, arguments);
      outcome = answered;
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      outcome.record(Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
