package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveFeedTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final LiveFeed feed = new LiveFeed();

  private long await(long seen, Duration most) {
    try {
      return feed.await(seen, most);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void who_waits_hears_of_news_at_once() {
    var heard = CompletableFuture.supplyAsync(() -> await(0, LONG));
    feed.stir();
    assertThat(heard.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join()).isPositive();
  }

  @Test
  void who_was_away_misses_what_was_in_between() {
    feed.stir();
    feed.stir();
    assertThat(await(1, LONG)).isEqualTo(2);
  }

  @Test
  void without_news_the_wait_ends_all_the_same() {
    feed.stir();
    assertThat(await(1, Duration.ofMillis(1))).isEqualTo(1);
    assertThat(feed.latest()).isEmpty();
  }
}
