package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadersTest {

  private final Readers readers = new Readers(2);

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
