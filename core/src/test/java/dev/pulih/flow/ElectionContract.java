package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.Election.Vote;
import dev.pulih.flow.Election.Vote.Lost;
import dev.pulih.flow.Election.Vote.Won;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every election must do. */
public abstract class ElectionContract {

  /** How long a vote holds in these tests. */
  protected static final Duration LEASE = Duration.ofSeconds(12);

  /** A candidate in the one election of this test. */
  protected abstract Election candidate(String name);

  /** Lets time pass for all of them. */
  protected abstract void passes(Duration time);

  /** The number of the latest term, as the records have it. */
  protected abstract long latest();

  @Test
  void the_first_who_asks_leads_and_its_term_is_in_the_records() {
    assertThat(candidate("a").ask()).isEqualTo(new Won(1));
    assertThat(latest()).isEqualTo(1);
  }

  @Test
  void another_learns_who_leads() {
    candidate("a").ask();
    assertThat(candidate("b").ask()).isEqualTo(new Lost("a"));
    assertThat(latest()).isEqualTo(1);
  }

  @Test
  void a_leader_that_asks_in_time_goes_on_in_the_same_term() {
    Election a = candidate("a");
    Election b = candidate("b");
    a.ask();
    for (int i = 0; i < 5; i++) {
      assertThat(b.ask()).isEqualTo(new Lost("a"));
      passes(LEASE.minusSeconds(1));
      assertThat(a.ask()).isEqualTo(new Won(1));
    }
    assertThat(b.ask()).isEqualTo(new Lost("a"));
  }

  @Test
  void a_leader_that_falls_silent_is_followed_by_another_when_its_lease_is_over_and_not_before() {
    Election b = candidate("b");
    candidate("a").ask();
    b.ask();
    // Where a server keeps the time, its own goes by as well.
    passes(LEASE.minusSeconds(5));
    assertThat(b.ask()).isEqualTo(new Lost("a"));
    passes(Duration.ofSeconds(6));
    assertThat(b.ask()).isEqualTo(new Won(2));
    assertThat(latest()).isEqualTo(2);
  }

  @Test
  void a_leader_that_was_followed_learns_by_whom() {
    Election a = candidate("a");
    Election b = candidate("b");
    a.ask();
    b.ask();
    passes(LEASE.plusSeconds(1));
    b.ask();
    assertThat(a.ask()).isEqualTo(new Lost("b"));
    assertThat(latest()).isEqualTo(2);
  }

  @Test
  void who_resigns_is_followed_at_once_in_a_higher_term() {
    Election a = candidate("a");
    a.ask();
    a.resign();
    assertThat(candidate("b").ask()).isEqualTo(new Won(2));
  }

  @Test
  void who_does_not_lead_has_nothing_to_give_back() {
    Election b = candidate("b");
    b.resign();
    Election a = candidate("a");
    a.ask();
    b.ask();
    b.resign();
    assertThat(b.ask()).isEqualTo(new Lost("a"));
    assertThat(a.ask()).isEqualTo(new Won(1));
  }

  @Test
  void a_successor_of_the_same_name_is_in_a_term_of_its_own() {
    candidate("a").ask();
    Election again = candidate("a");
    again.ask();
    passes(LEASE.plusSeconds(1));
    assertThat(again.ask()).isEqualTo(new Won(2));
  }

  @Test
  void of_many_who_ask_at_once_one_leads() throws Exception {
    List<Vote> votes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Callable<Vote>> all =
          IntStream.range(0, 6).<Callable<Vote>>mapToObj(i -> candidate("c" + i)::ask).toList();
      for (Future<Vote> vote : threads.invokeAll(all)) {
        votes.add(vote.get());
      }
    }
    assertThat(votes).filteredOn(vote -> vote instanceof Won).hasSize(1);
    assertThat(latest()).isEqualTo(1);
  }
}
