package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.web.Counted;
import org.junit.jupiter.api.Test;

class ReadersTest {

  private final Readers readers = new Readers(2);

  @Test
  void whoever_shares_a_token_has_so_many_and_all_of_them_ten_times_as_many() {
    for (int i = 0; i < Counted.TOGETHER; i++) {
      String caller = "people by ops\nsiti " + i;
      assertThat(readers.enter(caller)).isTrue();
      assertThat(readers.enter(caller)).isTrue();
      assertThat(readers.enter(caller)).isFalse();
    }
    assertThat(readers.enter("people by ops\nravi")).isFalse();
    assertThat(readers.enter("people by dev\nravi")).isTrue();
    readers.leave("people by ops\nsiti 3");
    assertThat(readers.enter("people by ops\nravi")).isTrue();
  }

  @Test
  void each_caller_has_so_many_and_may_open_another_when_one_is_closed() {
    assertThat(readers.enter("siti")).isTrue();
    assertThat(readers.enter("siti")).isTrue();
    assertThat(readers.enter("siti")).isFalse();
    assertThat(readers.enter("ravi")).isTrue();
    readers.leave("siti");
    assertThat(readers.enter("siti")).isTrue();
    assertThat(readers.enter("siti")).isFalse();
  }
}
