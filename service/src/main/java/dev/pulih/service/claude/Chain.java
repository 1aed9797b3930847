package dev.pulih.service.claude;

import dev.pulih.analyse.AuditLog;
import dev.pulih.analyse.AuditLog.Outcome;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.AuditLog.Unavailable;
import dev.pulih.service.claude.GuardedModel.Turn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in their order: each is asked at most once for a question, whatever becomes of Pulih
 * meanwhile, until one gives an answer that holds.
 */
final class Chain {

  private static final Logger LOG = LoggerFactory.getLogger(Chain.class);

  private final List<Link> links;
  private final AuditLog log;

  /** A model, and whether no other is cheaper. */
  record Link(GuardedModel model, boolean cheapest) {}

  Chain(List<Link> links, AuditLog log) {
    this.links = List.copyOf(links);
    this.log = log;
  }

  /** The first answer that holds; empty if there is none, for whatever reason. */
  <T> Optional<Reply<T>> ask(Form<T> form, Inquiry inquiry) {
    try {
      List<Row> rows = log.of(inquiry.id());
      return rows.isEmpty() ? askThoseNotIn(Set.of(), form, inquiry) : again(rows, form, inquiry);
    } catch (Unavailable away) {
      LOG.warn("Claude is not asked about incident {}: {}", inquiry.incident(), away.getMessage());
      return Optional.empty();
    }
  }

  /** What was asked before Pulih stopped: an answer is used, and one that is lost stays lost. */
  private <T> Optional<Reply<T>> again(List<Row> rows, Form<T> form, Inquiry inquiry) {
    Optional<Row> answer = rows.stream().filter(row -> is(row, Outcome.ANSWERED)).findFirst();
    if (answer.isPresent()) {
      return recorded(answer.orElseThrow(), form);
    }
    if (rows.stream().anyMatch(row -> is(row, Outcome.INTENT) || is(row, Outcome.CRASHED))) {
      LOG.warn(
          "Claude was asked about incident {} already; that answer is lost, and it is not asked again.",
          inquiry.incident());
      return Optional.empty();
    }
    return askThoseNotIn(
        rows.stream().map(row -> row.intent().id().level()).collect(Collectors.toSet()),
        form,
        inquiry);
  }

  private static boolean is(Row row, Outcome outcome) {
    return row.settlement().outcome() == outcome;
  }

  private static <T> Optional<Reply<T>> recorded(Row row, Form<T> form) {
    try {
      return Optional.of(
          new Reply<>(
              form.reader().read(row.settlement().answer()),
              row.intent().request().model(),
              row.settlement().bill().tokens(),
              row.settlement().latency()));
    } catch (ModelFailure olderRules) {
      return Optional.empty();
    }
  }

  private <T> Optional<Reply<T>> askThoseNotIn(Set<Integer> asked, Form<T> form, Inquiry inquiry) {
    return IntStream.range(0, links.size())
        .filter(level -> !asked.contains(level))
        .mapToObj(level -> ask(level, form, inquiry))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private <T> Optional<Reply<T>> ask(int level, Form<T> form, Inquiry inquiry) {
    Link link = links.get(level);
    return link.model().ask(form, inquiry, new Turn(level, link.cheapest()));
  }
}
