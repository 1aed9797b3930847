package dev.pulih.service.prometheus;

import dev.pulih.service.testing.Backfill;
import java.time.Instant;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The samples behind the situations, in the shapes of all presets at once. */
final class Facts {

  private static final Instant START = History.NOW.minusSeconds(Course.LENGTH);
  private static final long RECENTLY = Course.LENGTH - 600;

  /** Of the requests, 90 % take at most 0.1 s, 98 % at most 0.2 s, all at most 0.5 s. */
  private static final Map<String, Double> USUAL =
      Map.of("0.1", 0.9, "0.2", 0.98, "0.5", 1.0, "1", 1.0, "+Inf", 1.0);

  /** How long requests take on average; any number, for no bucket has to do with it. */
  private static final double MEAN = 0.08;

  private final Backfill samples = new Backfill();
  private final UnaryOperator<String> naming;

  /** Facts whose series are written as this operator says. */
  Facts(UnaryOperator<String> naming) {
    this.naming = naming;
  }

  Backfill samples() {
    return samples;
  }

  /** A pod whose requests are answered with these codes, so many a second each. */
  Facts pod(String service, String pod, Map<String, Double> codes, DoubleFunction<Course> course) {
    codes.forEach((code, rate) -> requests(service, pod, code, rate, course));
    double all = codes.values().stream().mapToDouble(rate -> rate).sum();
    USUAL.forEach((le, share) -> bucket(service, pod, le, course.apply(share * all)));
    return scraped(pod, course.apply(0).last());
  }

  /** Requests that a service counts, and that its clients count at a twin that says nothing. */
  private void requests(
      String service, String pod, String code, double rate, DoubleFunction<Course> course) {
    for (Shape shape : Shape.values()) {
      Stream.of(shape.requests(service, pod, code), shape.count(service, pod, code))
          .distinct()
          .forEach(series -> write(series, course.apply(rate)));
      write(shape.sum(service, pod, code), course.apply(rate * MEAN * shape.inASecond()));
    }
    sent(Situation.unheard(service), "gw-" + pod, code, course.apply(rate));
  }

  /** A pod's histogram without its buckets: how many requests, and how many seconds they took. */
  Facts took(String service, String pod, Course requests, DoubleFunction<Course> secondsTimes) {
    for (Shape shape : Shape.values()) {
      write(shape.count(service, pod, "200"), requests);
      write(shape.sum(service, pod, "200"), secondsTimes.apply(shape.inASecond()));
    }
    return this;
  }

  /** Requests that a client's sidecar reports, which is Istio's alone. */
  Facts sent(String service, String client, String code, Course course) {
    return write(Shape.sent(service, client, code), course);
  }

  /** What requests took as a client's sidecar reports it, in milliseconds. */
  Facts waited(String service, String client, Course requests, Course milliseconds) {
    write(Shape.waited("count", service, client), requests);
    return write(Shape.waited("sum", service, client), milliseconds);
  }

  /** Calls as the sidecar of one side reports them, which is Istio's alone. */
  Facts called(String reporter, String caller, String callee, String code, Course course) {
    return write(Shape.called(reporter, caller, callee, code), course);
  }

  /** A service that counts its requests, and nothing else. */
  Facts counted(String service, String pod, String code, double perSecond) {
    for (Shape shape : Shape.values()) {
      write(shape.requests(service, pod, code), Course.steady(perSecond));
    }
    return this;
  }

  Facts bucket(String service, String pod, String le, Course course) {
    for (Shape shape : Shape.values()) {
      write(shape.bucket(service, pod, le), course);
    }
    return this;
  }

  Facts gauge(String series, double value) {
    return write(series, new Course(Course.LENGTH, false, _ -> value));
  }

  private Facts scraped(String pod, long last) {
    return write(
        "up{namespace=\"bos\",pod=\"%s\",instance=\"%s:8080\",job=\"pods\"}".formatted(pod, pod),
        new Course(last, false, _ -> 1));
  }

  private Facts write(String series, Course course) {
    String named = naming.apply(series);
    for (long second = 0; second <= course.last(); second += step(second, course)) {
      samples.sample(named, START.plusSeconds(second), course.value().applyAsDouble(second));
    }
    return this;
  }

  private static long step(long second, Course course) {
    return course.dense() || second >= RECENTLY ? 15 : 60;
  }
}
