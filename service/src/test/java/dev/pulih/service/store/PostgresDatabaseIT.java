package dev.pulih.service.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.service.testing.PostgresServer;
import dev.pulih.service.testing.RealPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDatabaseIT {

  @RegisterExtension static final PostgresServer SERVER = new PostgresServer();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "postgres, pulih, wrong, the server refuses the user or the password; check both",
        "postgres, nobody, wrong, the server refuses the user or the password; check both",
        "elsewhere, pulih, tol-gate-7, the server has no database of this name; create it",
      })
  void what_the_server_refuses_is_said(String name, String user, String password, String what) {
    String url = SERVER.address(name);
    assertThatThrownBy(() -> Databases.postgresql(url + "?ssl=false", user, password))
        .isInstanceOf(StoreFailure.class)
        .hasMessage("The PostgreSQL database %s as user %s cannot be used: %s.", url, user, what);
  }

  /** Port 1 is reserved and nothing listens there. */
  @Test
  void a_server_that_cannot_be_reached_is_said() {
    assertThatThrownBy(() -> Databases.postgresql("jdbc:postgresql://127.0.0.1:1/pulih", "a", "b"))
        .isInstanceOf(StoreFailure.class)
        .hasMessageContaining("the server cannot be reached; check host, port and network");
  }

  @Test
  void two_pulihs_share_one_database() {
    String url = SERVER.database();
    try (Database one = Databases.postgresql(url, RealPostgres.USER, RealPostgres.PASSWORD);
        Database two = Databases.postgresql(url, RealPostgres.USER, RealPostgres.PASSWORD)) {
      new JdbcEventLog(one.dataSource()).append(Appends.number(1));
      new JdbcEventLog(two.dataSource()).append(Appends.number(2));
    }
  }
}
