package dev.pulih.service.web.page;

import dev.pulih.service.access.Allowance;
import dev.pulih.service.access.Role;
import dev.pulih.service.web.Counted;
import dev.pulih.service.web.LiveFeed;
import dev.pulih.service.web.Needs;
import dev.pulih.service.web.Refused;
import dev.pulih.service.web.View;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells pages by server-sent events that there is something new, which they then fetch. The first
 * is told at once: what happened since the page was made would be missed otherwise.
 */
@RestController
final class LivePage {

  private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);

  /**
   * Without news for so long pages fetch all the same: nothing tells of a tick that does not come.
   * Proxies keep the connection, a reader who is gone is noticed, and a page notices that it hears
   * nothing any more (live.js waits for two of them).
   */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** A browser connects again by itself. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final LiveFeed feed;
  private final Readers readers;
  private volatile boolean closed;

  LivePage(View view, Allowance allowance) {
    this.feed = view.feed();
    this.readers = new Readers(allowance.streams());
  }

  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Needs(Role.VIEW)
  SseEmitter live(HttpServletRequest request, HttpServletResponse response) {
    String caller = Counted.of(request);
    if (!readers.enter(caller)) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SILENCE.toSeconds()));
      throw Refused.tooManyStreams();
    }
    response.setHeader("X-Accel-Buffering", "no");
    return stream(caller);
  }

  /** A stream does not end by itself, and a server that is closed waits for what it answers. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closed = true;
    feed.stir();
  }

  private SseEmitter stream(String caller) {
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    AtomicBoolean over = new AtomicBoolean();
    Runnable end = () -> end(caller, over);
    emitter.onCompletion(end);
    emitter.onError(_ -> end.run());
    emitter.onTimeout(emitter::complete);
    Thread.ofVirtual().name("pulih-live").start(() -> tell(emitter, over, end));
    return emitter;
  }

  /** Whoever notices first: an answer that fails early has no completion. */
  private void end(String caller, AtomicBoolean over) {
    if (over.compareAndSet(false, true)) {
      readers.leave(caller);
    }
  }

  private void tell(SseEmitter emitter, AtomicBoolean over, Runnable end) {
    try {
      long seen = feed.await(0, Duration.ZERO);
      emitter.send(news(seen));
      while (!over.get() && !closed) {
        seen = feed.await(seen, SILENCE);
        emitter.send(news(seen));
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("Nobody looks any more: {}", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end.run();
    }
  }

  private static SseEmitter.SseEventBuilder news(long number) {
    return SseEmitter.event().name("news").data(number);
  }
}
