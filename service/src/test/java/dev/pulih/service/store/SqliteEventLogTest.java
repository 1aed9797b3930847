package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.EventLog.Queued;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventLogTest extends EventLogOnDatabase {

  @TempDir Path directory;

  @Override
  Database open() {
    return Databases.sqlite(directory);
  }

  @Test
  void a_full_disk_is_said_tears_no_event_and_is_over_when_there_is_space() {
    limit(sql().sql("pragma page_count").query(Long.class).single() + 1);
    assertThatThrownBy(this::appendForEver)
        .hasMessageContaining("the disk is full; free some space");
    limit(1_000_000);

    long whole = log().events(Appends.ID).size();
    log().append(Appends.number(whole + 1));

    assertThat(reopened().queued())
        .extracting(Queued::id)
        .containsExactly(new EffectId(Appends.ID, whole + 1, 0));
  }

  private void limit(long pages) {
    sql().sql("pragma max_page_count = " + pages).query().singleRow();
  }

  private void appendForEver() {
    for (long seq = 1; ; seq++) {
      log().append(Appends.number(seq));
    }
  }
}
