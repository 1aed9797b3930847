package dev.pulih.service.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.store.Database;
import dev.pulih.service.store.Databases;
import dev.pulih.service.testing.PostgresServer;
import dev.pulih.service.testing.RealPostgres;
import dev.pulih.service.testing.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A burst of incidents while PagerDuty and Slack fail in every way that they can and Pulih is
 * killed ten times: nothing is lost, doubled or turned round.
 *
 * <p>System properties: {@code pulih.seeds.escalation} is how many bursts on each database, {@code
 * pulih.burst} how many incidents in each.
 */
class EscalationIT {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  private static final int KILLS = 10;
  private static final int SEEDS = Integer.getInteger("pulih.seeds.escalation", 3);
  private static final Burst.Size SIZE =
      new Burst.Size(Integer.getInteger("pulih.burst", 40), KILLS);

  @Test
  void a_burst_on_sqlite_loses_nothing() {
    List<Figures> all = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (TemporaryFolder folder = new TemporaryFolder("burst")) {
        all.add(play("SQLite", seed, () -> Databases.sqlite(folder.path())));
      }
    }
    eventful(all);
  }

  @Test
  void a_burst_on_postgresql_loses_nothing() {
    List<Figures> all = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      String url = SERVER.database();
      all.add(
          play(
              "PostgreSQL",
              seed,
              () -> Databases.postgresql(url, RealPostgres.USER, RealPostgres.PASSWORD)));
    }
    eventful(all);
  }

  /** Where nothing came twice, nothing that could lead to it was played. */
  private static void eventful(List<Figures> all) {
    assertThat(all).as("repeats in Slack").anyMatch(f -> f.slack().repeats() > 0);
    assertThat(all).as("repeats at PagerDuty").anyMatch(f -> f.pager().merged() > 0);
  }

  private static Figures play(String database, int seed, Supplier<Database> shelf) {
    String name = database + ", burst " + seed + " of " + SIZE.incidents() + " incidents";
    try {
      Figures figures = new Burst(seed, SIZE, shelf).play();
      System.out.println(name + ": " + figures.line());
      assertThat(figures.kills()).as("kills").isEqualTo(KILLS);
      return figures;
    } catch (AssertionError broken) {
      throw new AssertionError(name + ": " + broken.getMessage(), broken);
    }
  }
}
