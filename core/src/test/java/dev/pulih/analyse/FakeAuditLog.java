package dev.pulih.analyse;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An audit log in memory, which can be away. */
public final class FakeAuditLog implements AuditLog {

  private final Map<CallId, Row> rows = new LinkedHashMap<>();
  private final Set<String> notices = new HashSet<>();
  private boolean away;
  private boolean awayAfterIntent;

  /** From now on nothing can be written or read, or it can again. */
  public synchronized void away(boolean isAway) {
    away = isAway;
  }

  /** Once the next intent is committed, nothing can be written or read. */
  public synchronized void awayAfterIntent() {
    awayAfterIntent = true;
  }

  /** All rows, in the order in which they were written. */
  public synchronized List<Row> rows() {
    return List.copyOf(rows.values());
  }

  private void require() {
    if (away) {
      throw new Unavailable("The database is away.", new IllegalStateException("away"));
    }
  }

  @Override
  public synchronized boolean intend(Intent intent) {
    boolean first = put(intent, unsettled(intent, Outcome.INTENT));
    away |= awayAfterIntent;
    awayAfterIntent = false;
    return first;
  }

  @Override
  public synchronized void spare(Intent intent, Outcome outcome, String detail) {
    put(intent, Settlement.spared(outcome, detail));
  }

  private boolean put(Intent intent, Settlement settlement) {
    require();
    return rows.putIfAbsent(intent.id(), new Row(intent, settlement, "")) == null;
  }

  private static Settlement unsettled(Intent intent, Outcome outcome) {
    Bill bill = new Bill("", Tokens.NONE, intent.request().most());
    return new Settlement(outcome, "", bill, Duration.ZERO, "");
  }

  @Override
  public synchronized void settle(CallId id, Settlement settlement) {
    require();
    rows.computeIfPresent(
        id, (_, row) -> isOpen(row) ? new Row(row.intent(), settlement, row.decision()) : row);
  }

  private static boolean isOpen(Row row) {
    Outcome outcome = row.settlement().outcome();
    return outcome == Outcome.INTENT || outcome == Outcome.CRASHED;
  }

  @Override
  public synchronized List<Row> of(String question) {
    require();
    return rows.values().stream()
        .filter(row -> row.intent().id().question().equals(question))
        .sorted(Comparator.comparingInt(row -> row.intent().id().level()))
        .toList();
  }

  @Override
  public synchronized List<Row> about(String incident) {
    require();
    return rows.values().stream()
        .filter(row -> row.intent().incident().equals(incident))
        .sorted(
            Comparator.comparing((Row row) -> row.intent().request().at())
                .thenComparing(row -> row.intent().id().question())
                .thenComparingInt(row -> row.intent().id().level()))
        .toList();
  }

  @Override
  public synchronized Optional<Row> asked(String incident) {
    require();
    return rows.values().stream()
        .filter(row -> row.intent().feature() == Feature.VERDICT)
        .filter(row -> row.intent().incident().equals(incident))
        .filter(row -> row.settlement().outcome().made())
        .max(
            Comparator.comparing((Row row) -> row.intent().request().at())
                .thenComparingInt(row -> row.intent().id().level()));
  }

  @Override
  public synchronized Dollars spent(Instant from, Instant until) {
    require();
    return rows.values().stream()
        .filter(row -> !row.intent().request().at().isBefore(from))
        .filter(row -> row.intent().request().at().isBefore(until))
        .map(row -> row.settlement().bill().cost())
        .reduce(Dollars.NONE, Dollars::plus);
  }

  @Override
  public synchronized int crashed() {
    require();
    List<Row> open =
        rows.values().stream().filter(r -> r.settlement().outcome() == Outcome.INTENT).toList();
    for (Row row : open) {
      Settlement crashed = unsettled(row.intent(), Outcome.CRASHED);
      rows.put(row.intent().id(), new Row(row.intent(), crashed, row.decision()));
    }
    return open.size();
  }

  @Override
  public synchronized void decided(String incident, String decision) {
    require();
    rows.replaceAll(
        (_, row) ->
            row.intent().incident().equals(incident)
                ? new Row(row.intent(), row.settlement(), decision)
                : row);
  }

  @Override
  public synchronized boolean firstNotice(YearMonth month, BudgetStage stage, Instant at) {
    require();
    return notices.add(month + " " + stage);
  }
}
