package dev.pulih.service.cli;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How often verdicts agreed, a line for each month. */
final class AgreementTable {

  private AgreementTable() {}

  static String of(JsonNode months) {
    return months.isEmpty() ? "No model has given a verdict yet." : table(months).toString();
  }

  private static Table table(JsonNode months) {
    Table table =
        new Table(
            "MONTH", "ANOMALY, BY RULES", "RECOVERED", "ANOMALY, BY PEOPLE", "RULES AND PEOPLE");
    months.forEach(
        month ->
            table.row(
                month.path("month").asString(),
                share(month.path("rules")),
                share(month.path("recovery")),
                share(month.path("people")),
                share(month.path("rulesAndPeople"))));
    return table;
  }

  private static String share(JsonNode share) {
    long all = share.path("all").asLong();
    long agreed = share.path("agreed").asLong();
    return all == 0
        ? "-"
        : String.format(Locale.ROOT, "%d of %d (%.0f %%)", agreed, all, 100.0 * agreed / all);
  }
}
