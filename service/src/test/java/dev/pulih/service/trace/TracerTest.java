package dev.pulih.service.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.secret.Secret;
import dev.pulih.service.testing.CollectorEndpoint;
import dev.pulih.service.testing.CollectorEndpoint.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spans, as a collector gets them. */
class TracerTest {

  private static final Map<String, String> NONE = Map.of();

  private final CollectorEndpoint collector = new CollectorEndpoint();

  @AfterEach
  void close() {
    collector.close();
  }

  private Tracer tracer() {
    TracingSettings settings =
        new TracingSettings(
            collector.url(), false, Map.of("X-Tenant", new Secret("toll")), Duration.ofSeconds(5));
    return Tracer.of(Optional.of(settings), "1.2.3");
  }

  private Span span(String name) {
    List<Span> found = collector.spans().stream().filter(span -> span.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.getFirst();
  }

  @Test
  void what_is_open_on_a_thread_is_around_what_begins_there_and_on_threads_that_it_starts()
      throws InterruptedException {
    try (Tracer tracer = tracer()) {
      try (Stretch _ = tracer.open("tick", Map.of("tick", "noon"))) {
        try (Stretch _ = tracer.open("read", NONE)) {
          Tracer.Lasted lasted = new Tracer.Lasted(Instant.now(), Duration.ofMillis(3), true);
          Thread.ofVirtual().start(() -> tracer.past("query", lasted, NONE)).join();
        }
        tracer.open("decide", NONE).close();
      }
      tracer.open("next", NONE).close();
    }
    assertThat(span("tick").parent()).isEmpty();
    assertThat(span("tick").fields()).isEqualTo(Map.of("tick", "noon"));
    assertThat(span("read").parent()).isEqualTo(span("tick").id());
    assertThat(span("query").parent()).isEqualTo(span("read").id());
    assertThat(span("query").failed()).isTrue();
    assertThat(span("decide").parent()).isEqualTo(span("tick").id());
    assertThat(span("next").parent()).isEmpty();
    assertThat(span("next").trace()).isNotEqualTo(span("tick").trace());
    assertThat(collector.requests()).containsOnly("POST /v1/traces toll");
  }

  @Test
  void an_effect_points_to_its_decision_and_to_none_that_is_not_known() {
    try (Tracer tracer = tracer()) {
      try (Stretch _ = tracer.open("append", NONE)) {
        tracer.decided("i/7");
      }
      tracer.openFor("i/7", "known", NONE).close();
      tracer.openFor("i/8", "unknown", NONE).close();
    }
    assertThat(span("known").links()).containsExactly(span("append").id());
    assertThat(span("known").trace()).isNotEqualTo(span("append").trace());
    assertThat(span("unknown").links()).isEmpty();
  }

  @Test
  void phases_follow_each_other_once_within_a_tick_and_outside_of_one_there_are_none() {
    try (Tracer tracer = tracer()) {
      Phases phases = new Phases(tracer);
      phases.detecting();
      assertThatThrownBy(
              () ->
                  phases.tick(
                      Instant.EPOCH,
                      Duration.ofMillis(4),
                      () -> {
                        phases.deciding();
                        phases.detecting();
                        phases.detecting();
                        phases.deciding();
                        phases.deciding();
                        throw new IllegalStateException("a bug");
                      }))
          .hasMessage("a bug");
      phases.deciding();
    }
    assertThat(collector.spans()).hasSize(3);
    assertThat(span("detect").parent()).isEqualTo(span("tick").id());
    assertThat(span("decide").parent()).isEqualTo(span("tick").id());
    assertThat(span("tick").fields()).containsEntry("late_ms", "4");
  }

  @Test
  void an_address_of_another_machine_has_to_be_encrypted() {
    assertThatThrownBy(() -> TracingSettings.of(URI.create("http://collector.example:4318")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unencrypted");
    assertThat(TracingSettings.of(URI.create("https://collector.example/otlp/")).endpoint())
        .isEqualTo("https://collector.example/otlp/v1/traces");
  }

  /** With a class loader that knows nothing of OpenTelemetry. */
  @Test
  void without_a_configuration_nothing_of_opentelemetry_is_loaded() throws Exception {
    Without loader = new Without("io.opentelemetry.");
    Class<?> alone = loader.loadClass(Tracer.class.getName());
    assertThat(alone).isNotSameAs(Tracer.class);
    var of = alone.getMethod("of", Optional.class, String.class);
    assertThat(of.invoke(null, Optional.empty(), "1")).hasToString("Silent[]");
    Class<?> other = loader.loadClass(OtlpTracer.class.getName());
    assertThatThrownBy(other::getDeclaredFields).isInstanceOf(NoClassDefFoundError.class);
  }

  /** Loads this package anew, and refuses others. */
  private static final class Without extends ClassLoader {

    private final String refused;

    Without(String refused) {
      super(TracerTest.class.getClassLoader());
      this.refused = refused;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith(refused)) {
        throw new ClassNotFoundException(name);
      }
      boolean own = name.startsWith(TracerTest.class.getPackageName() + ".");
      return own && findLoadedClass(name) == null ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
