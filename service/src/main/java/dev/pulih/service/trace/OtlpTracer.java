package dev.pulih.service.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A tracer over the OpenTelemetry SDK: spans are sent in batches by a thread of its own, and
 * dropped when they are more than it can send. A thread that another one starts is within what is
 * open there.
 */
final class OtlpTracer implements Tracer {

  /** So many decisions are remembered; an effect that is tried later points to none. */
  private static final int DECISIONS = 10_000;

  private static final long LAST_BATCH_SECONDS = 5;

  private final SdkTracerProvider provider;
  private final io.opentelemetry.api.trace.Tracer tracer;

  @SuppressWarnings("ThreadLocalUsage") // one for each tracer; there is one
  private final InheritableThreadLocal<@Nullable Span> open = new InheritableThreadLocal<>();

  private final Map<String, SpanContext> decisions =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SpanContext> eldest) {
              return size() > DECISIONS;
            }
          });

  OtlpTracer(TracingSettings settings, String version) {
    Attributes pulih =
        Attributes.builder().put("service.name", "pulih").put("service.version", version).build();
    this.provider =
        SdkTracerProvider.builder()
            .setResource(Resource.create(pulih))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter(settings)).build())
            .build();
    this.tracer = provider.get("dev.pulih");
  }

  private static OtlpHttpSpanExporter exporter(TracingSettings settings) {
    OtlpHttpSpanExporterBuilder builder =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.endpoint())
            .setTimeout(settings.timeout());
    settings.headers().forEach((name, value) -> builder.addHeader(name, value.reveal()));
    return builder.build();
  }

  @Override
  public Stretch open(String name, Map<String, String> fields) {
    return new Opened(builder(name, fields).setParent(within(open.get())).startSpan());
  }

  @Override
  public Stretch openFor(String decision, String name, Map<String, String> fields) {
    SpanBuilder builder = builder(name, fields).setNoParent();
    SpanContext there = decisions.get(decision);
    if (there != null) {
      builder.addLink(there);
    }
    return new Opened(builder.startSpan());
  }

  @Override
  public void decided(String decision) {
    Span span = open.get();
    if (span != null) {
      decisions.put(decision, span.getSpanContext());
    }
  }

  @Override
  public void past(String name, Lasted lasted, Map<String, String> fields) {
    Span span =
        builder(name, fields)
            .setParent(within(open.get()))
            .setStartTimestamp(lasted.began())
            .startSpan();
    if (lasted.failed()) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(lasted.began().plus(lasted.took()));
  }

  private SpanBuilder builder(String name, Map<String, String> fields) {
    SpanBuilder builder = tracer.spanBuilder(name);
    fields.forEach(builder::setAttribute);
    return builder;
  }

  private static Context within(@Nullable Span span) {
    return span == null ? Context.root() : Context.root().with(span);
  }

  @Override
  public void close() {
    provider.shutdown().join(LAST_BATCH_SECONDS, TimeUnit.SECONDS);
  }

  /** A span that is the open one of its thread. */
  private final class Opened implements Stretch {

    private final Span span;
    private final @Nullable Span around = open.get();

    Opened(Span span) {
      this.span = span;
      open.set(span);
    }

    @Override
    public void failed() {
      span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
      span.end();
      if (around == null) {
        open.remove();
      } else {
        open.set(around);
      }
    }
  }
}
