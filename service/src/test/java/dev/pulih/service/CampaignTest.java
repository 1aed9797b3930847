package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.Candidacy;
import dev.pulih.flow.Election;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** It asks every millisecond; a lease is 12 s of a clock that the test sets. */
class CampaignTest implements Election, Campaign.Events {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger elected = new AtomicInteger();
  private final AtomicInteger over = new AtomicInteger();
  private final AtomicInteger resigned = new AtomicInteger();
  private final Candidacy candidacy =
      new Candidacy(this, Duration.ofSeconds(12), () -> nanos.get());
  private final Campaign campaign = new Campaign(candidacy, new Campaign.Pauses(MOMENT, MOMENT));
  private volatile Supplier<Vote> vote = () -> new Vote.Lost("b");

  @AfterEach
  void close() {
    campaign.close();
  }

  @Override
  public Vote ask() {
    asked.incrementAndGet();
    return vote.get();
  }

  @Override
  public void resign() {
    resigned.incrementAndGet();
  }

  @Override
  public void elected() {
    elected.incrementAndGet();
  }

  @Override
  public void over() {
    over.incrementAndGet();
  }

  private void awaitQuestions(int more) {
    int before = asked.get();
    await().atMost(PATIENCE).until(() -> asked.get() >= before + more);
  }

  @Test
  void a_standby_asks_again_and_again_and_takes_over_once_when_it_wins() {
    campaign.start(this);
    awaitQuestions(3);
    assertThat(elected).hasValue(0);
    assertThat(candidacy.standing()).isEqualTo(new Standby("b"));
    vote = () -> new Vote.Won(2);
    await().atMost(PATIENCE).until(() -> elected.get() == 1);
    awaitQuestions(3);
    assertThat(elected).hasValue(1);
    assertThat(candidacy.standing()).isEqualTo(new Leader(2));
    assertThat(over).hasValue(0);
  }

  @Test
  void a_leader_that_is_followed_ends_and_asks_no_more() {
    vote = () -> new Vote.Won(2);
    campaign.start(this);
    await().atMost(PATIENCE).until(() -> elected.get() == 1);
    vote = () -> new Vote.Lost("b");
    await().atMost(PATIENCE).until(() -> over.get() == 1);
    int last = asked.get();
    assertThat(candidacy.ask()).isEqualTo(new Standby("b"));
    assertThat(asked).hasValue(last);
  }

  @Test
  void a_leader_without_an_answer_goes_on_until_its_lease_ends() {
    vote = () -> new Vote.Won(2);
    campaign.start(this);
    await().atMost(PATIENCE).until(() -> elected.get() == 1);
    vote =
        () -> {
          throw new IllegalStateException("nobody answers");
        };
    awaitQuestions(3);
    assertThat(over).hasValue(0);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    await().atMost(PATIENCE).until(() -> over.get() == 1);
    assertThat(candidacy.standing()).isEqualTo(new Standby(""));
  }

  @Test
  void a_takeover_that_takes_long_does_not_keep_it_from_asking() {
    vote = () -> new Vote.Won(2);
    var lasting = new CountDownLatch(1);
    campaign.start(
        new Campaign.Events() {
          @Override
          public void elected() {
            elected.incrementAndGet();
            try {
              lasting.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void over() {}
        });
    await().atMost(PATIENCE).until(() -> elected.get() == 1);
    awaitQuestions(3);
    lasting.countDown();
  }

  @Test
  void the_lead_is_given_back_at_the_end() {
    vote = () -> new Vote.Won(2);
    campaign.start(this);
    await().atMost(PATIENCE).until(() -> elected.get() == 1);
    campaign.close();
    assertThat(resigned).hasValue(1);
    assertThat(candidacy.standing()).isEqualTo(new Standby(""));
    assertThat(over).hasValue(0);
  }
}
