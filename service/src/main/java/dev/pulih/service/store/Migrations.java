package dev.pulih.service.store;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Brings a database to the schema that this Pulih works on. */
final class Migrations {

  private Migrations() {}

  static void run(DataSource database) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/migration")
            .cleanDisabled(true)
            .load();
    newer(flyway).ifPresent(Migrations::refuse);
    flyway.migrate();
  }

  private static Optional<MigrationVersion> newer(Flyway flyway) {
    return Arrays.stream(flyway.info().applied())
        .filter(m -> !m.getState().isResolved())
        .map(MigrationInfo::getVersion)
        .max(MigrationVersion::compareTo);
  }

  private static void refuse(MigrationVersion version) {
    throw new StoreFailure(
        "its schema is version "
            + version
            + ", which a newer Pulih made; start that one, or a backup");
  }
}
