package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.policy.Retention.Kind;
import dev.pulih.recover.Samples;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDisposalTest extends DisposalOnDatabase {

  @TempDir Path directory;

  @Override
  Database open() {
    return Databases.sqlite(directory);
  }

  /** The file does not become smaller: its free pages take what comes next. */
  @Test
  void the_space_of_what_is_gone_is_used_again() {
    fill(0);
    long pages = pages("page_count");
    assertThat(disposal().records(Kind.FINDINGS, Samples.at(1_000_000), 100_000)).isEqualTo(20_000);
    assertThat(pages("page_count")).isEqualTo(pages);
    assertThat(pages("freelist_count")).isGreaterThan(pages / 2);
    fill(1_000_000);
    assertThat(pages("page_count")).isLessThanOrEqualTo(pages + pages / 20);
  }

  private void fill(long from) {
    for (int tick = 0; tick < 20; tick++) {
      found(Samples.at(from + 15L * tick), 1_000);
    }
  }

  private long pages(String pragma) {
    return sql().sql("pragma " + pragma).query(Long.class).single();
  }
}
