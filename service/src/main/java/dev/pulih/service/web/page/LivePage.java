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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells pages by server-sent events that there is something new, which they then fetch. */
@RestController
final class LivePage {

  private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);

  /** So that proxies keep the connection, and one whose reader is gone is noticed. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** A browser connects again by itself. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final LiveFeed feed;
  private final Readers readers;

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
    return stream(caller);
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
      emitter.send(SseEmitter.event().comment("here"));
      while (!over.get()) {
        long newest = feed.await(seen, SILENCE);
        emitter.send(newest == seen ? SseEmitter.event().comment("here") : news(newest));
        seen = newest;
      }
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
