package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.flow.Candidacy;
import dev.pulih.flow.Election;
import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import dev.pulih.service.slack.English;
import dev.pulih.service.web.Status.Lead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OfficeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final AtomicReference<Standing> standing = new AtomicReference<>(new Leader(3));
  private final Ending ending = new Ending(standing::get);

  @Test
  void where_it_stands_is_said_in_korean_too() {
    assertThat(List.of(new Leader(3), new Standby("pulih-b"), new Standby("")))
        .allSatisfy(it -> assertThat(English.leftInKorean(Office.said(it).said())).isEmpty());
  }

  @Test
  void one_that_is_alone_takes_over_before_it_goes_on() {
    AtomicInteger took = new AtomicInteger();
    Office.alone(0).enter(took::incrementAndGet, ending);
    assertThat(took).hasValue(1);
  }

  @Test
  void one_that_is_elected_takes_over_then_and_ends_if_it_cannot() {
    AtomicReference<Election.Vote> vote = new AtomicReference<>(new Election.Vote.Lost("b"));
    Election election =
        new Election() {
          @Override
          public Vote ask() {
            return vote.get();
          }

          @Override
          public void resign() {}
        };
    Candidacy candidacy = new Candidacy(election, Duration.ofHours(1), System::nanoTime);
    try (Campaign campaign = new Campaign(candidacy, new Campaign.Pauses(MOMENT, MOMENT))) {
      Office office = new Office("pulih-a", candidacy, Optional.of(campaign));
      office.enter(
          () -> {
            throw new IllegalStateException("the store is away");
          },
          ending);
      await().atMost(PATIENCE).until(() -> candidacy.standing().equals(new Standby("b")));
      assertThat(ending.reached()).isFalse();
      vote.set(new Election.Vote.Won(1));
      assertThat(sentence()).isEqualTo("It was elected and cannot take over: the store is away");
    }
  }

  private String sentence() {
    return CompletableFuture.supplyAsync(ending::await).orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void who_leads_goes_on_and_who_leads_no_more_ends_as_soon_as_that_is_asked() {
    assertThat(ending.reached()).isFalse();
    standing.set(new Standby(""));
    assertThat(ending.reached()).isTrue();
    assertThat(sentence())
        .isEqualTo(
            "This Pulih could not renew its lease in time, so it stops acting before another leads;"
                + " start it again as a standby.");
  }

  @Test
  void who_was_followed_says_by_whom() {
    standing.set(new Standby("b"));
    assertThat(ending.reached()).isTrue();
    assertThat(sentence())
        .isEqualTo("b leads now, so this Pulih stops acting; start it again as a standby.");
  }

  @Test
  void it_says_where_it_stands() {
    assertThat(Office.said(new Leader(3))).isEqualTo(new Lead(true, "leads, in term 3"));
    assertThat(Office.said(new Standby("b"))).isEqualTo(new Lead(false, "standby; b leads"));
    assertThat(Office.said(new Standby("")))
        .isEqualTo(new Lead(false, "standby; nobody that is known leads"));
    assertThat(Leadership.alone(4).standing()).isEqualTo(new Leader(4));
  }
}
