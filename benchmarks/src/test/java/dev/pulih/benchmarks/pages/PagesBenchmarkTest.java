package dev.pulih.benchmarks.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.benchmarks.pages.PagesBenchmark.Row;
import dev.pulih.benchmarks.pages.PagesBenchmark.Size;
import dev.pulih.recover.IncidentState.AwaitingApproval;
import dev.pulih.recover.IncidentState.Open;
import dev.pulih.recover.IncidentState.Resolved;
import dev.pulih.recover.IncidentState.RollingOut;
import dev.pulih.recover.IncidentState.WithPeople;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small form: what is measured is what is meant, whatever it takes. */
class PagesBenchmarkTest {

  @TempDir private Path folder;

  @Test
  void the_pages_are_of_incidents_that_were_read_from_the_store_in_each_state() throws Exception {
    try (ServedPages pages = new ServedPages(folder, 12, 10);
        Visitor visitor = new Visitor(pages.url(), ServedPages.TOKEN)) {
      assertThat(pages.room().begun(false))
          .hasSize(10)
          .hasAtLeastOneElementOfType(Open.class)
          .hasAtLeastOneElementOfType(WithPeople.class)
          .hasAtLeastOneElementOfType(AwaitingApproval.class)
          .hasAtLeastOneElementOfType(RollingOut.class)
          .filteredOn(Resolved.class::isInstance)
          .hasSize(2)
          .allMatch(incident -> incident.facts().breaker().isOpen());
      assertThat(pages.room().begun(false).getFirst())
          .satisfies(it -> assertThat(pages.room().recorded(it)).isNotEmpty());
      assertThat(visitor.get("/").text())
          .contains("service-11", "data-state=\"with-people\"", "data-state=\"breaker-open\"");
      List<Row> rows = PagesBenchmark.rows(pages, visitor, new Size(12, 10, 0, 1));
      assertThat(rows).hasSize(5).allSatisfy(row -> assertThat(row.bytes()).isPositive());
    }
  }

  @Test
  void each_who_looks_has_what_a_tick_changed() throws Exception {
    try (ServedPages pages = new ServedPages(folder, 12, 10)) {
      assertThat(PagesBenchmark.delays(pages, 3, 2)).hasSize(2).allMatch(millis -> millis > 0);
    }
  }

  @Test
  void two_hundred_services_and_fifty_incidents_are_sent_in_200_kilobytes() throws Exception {
    try (ServedPages pages = new ServedPages(folder, 200, 50);
        Visitor visitor = new Visitor(pages.url(), ServedPages.TOKEN)) {
      assertThat(visitor.get("/").files()).hasSizeGreaterThan(3);
      assertThat(visitor.weight(visitor.get("/"))).isLessThan(200_000);
    }
  }
}
