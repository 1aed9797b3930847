package dev.pulih.service.store;

import dev.pulih.recover.EventLog;
import java.nio.file.Path;

/** A program that appends events, and says each number once its append is acknowledged. */
final class AppendUntilKilled {

  private AppendUntilKilled() {}

  /** Appends for ever to the database in the directory that it is given. */
  public static void main(String[] args) {
    EventLog log = new JdbcEventLog(Databases.sqlite(Path.of(args[0])).dataSource());
    for (long seq = log.events(Appends.ID).size() + 1L; ; seq++) {
      log.append(Appends.number(seq));
      System.out.println("acknowledged " + seq);
      System.out.flush();
    }
  }
}
