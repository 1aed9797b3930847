package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.store.JdbcAuditLog;
import org.junit.jupiter.api.Test;

class ThrowawayStoreTest {

  @Test
  void it_is_a_store_until_it_is_closed_and_then_nothing_is_left() {
    ThrowawayStore store = new ThrowawayStore();
    assertThat(new JdbcAuditLog(store.dataSource()).asked("nope")).isEmpty();
    assertThat(store.folder()).isDirectoryContaining("glob:**.db");
    store.close();
    assertThat(store.folder()).doesNotExist();
  }
}
