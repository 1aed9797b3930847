package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.recover.Samples;
import dev.pulih.service.slack.Orders.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is ordered on a page is what is carried out, by whom it was ordered. */
class CounterTest {

  private static final Instant SEEN = Samples.at(300);

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private final String id = Samples.incident().id();
  private final Counter counter = new Counter(lookout.room(), lookout.orders);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "CLOSE")
  void what_a_message_has_a_button_for_goes_the_same_way(OrderKind order) {
    Result result = counter.give(id, new OrderKind.Offered(order, SEEN), "", "siti");
    assertThat(result).isInstanceOf(Result.Done.class);
    assertThat(lookout.orders.taken)
        .containsExactly(order.code() + " " + id + " " + SEEN + " siti");
  }

  @Test
  void to_close_needs_something_that_lives_and_keeps_the_note() {
    OrderKind.Offered close = new OrderKind.Offered(OrderKind.CLOSE, SEEN);
    assertThat(counter.give(id, close, "known\nbug", "siti").words())
        .contains("closed by siti: known bug");
    assertThat(counter.give(id, close, "", "siti")).isInstanceOf(Result.Nothing.class);
    assertThat(counter.give("nope", close, "", "siti")).isInstanceOf(Result.Nothing.class);
  }

  @Test
  void an_order_is_known_by_its_code_alone() {
    assertThat(OrderKind.named("approve")).contains(OrderKind.APPROVE);
    assertThat(OrderKind.named("APPROVE")).isEmpty();
  }
}
