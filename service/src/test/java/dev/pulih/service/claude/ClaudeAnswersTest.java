package dev.pulih.service.claude;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pulih.analyse.AuditLog.Row;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Opinion;
import dev.pulih.detect.Severity;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentState;
import dev.pulih.recover.RecoveryMachine;
import dev.pulih.recover.Samples;
import dev.pulih.service.testing.ClaudeEndpoint;
import dev.pulih.service.testing.Fault;
import dev.pulih.service.testing.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The page about what Claude may answer says what was observed over real HTTP. */
class ClaudeAnswersTest {

  private static final Path PAGE = Path.of("..", "docs", "claude-answers.md");
  private static final boolean WRITE = Boolean.getBoolean("pulih.docs.write");
  private static final String MARK = "<!-- answers -->";
  private static final String END = "<!-- /answers -->";
  private static final String HALF = ClaudeEndpoint.VERDICT.substring(0, 60);

  private static Map<String, Consumer<Asked>> cases() {
    Map<String, Consumer<Asked>> cases = new LinkedHashMap<>();
    cases.put("a verdict", _ -> {});
    cases.put(
        "a verdict that recommends `kubectl delete ns`",
        a -> a.endpoint.says(recommending("kubectl delete ns prod")));
    cases.put("429 with `Retry-After: 1`", sonnet(ClaudeEndpoint.throttling(seconds(1)), 1));
    cases.put("429 with `Retry-After: 60`", always(ClaudeEndpoint.throttling(seconds(60))));
    cases.put("429 without it", always(ClaudeEndpoint.failing(429)));
    cases.put("500", always(ClaudeEndpoint.failing(500)));
    cases.put("529", always(ClaudeEndpoint.failing(529)));
    cases.put("500 from both models", both(ClaudeEndpoint.failing(500)));
    cases.put("a wrong key (401)", a -> a.endpoint.failAlways(unauthorised()));
    cases.put("no answer in time", always(new Fault.Hangs()));
    cases.put("an answer that drips", always(new Fault.Drips(good(), Duration.ofMillis(50))));
    cases.put("a connection closed at once", always(new Fault.Drops()));
    cases.put("a connection closed mid-body", always(new Fault.Halves(good())));
    cases.put("a page in HTML", always(new Fault.Answers(Reply.json(200, "<html></html>"))));
    cases.put("a refusal", a -> a.endpoint.answers("I cannot help with that.", "refusal"));
    cases.put("JSON cut off at `max_tokens`", a -> a.endpoint.answers(HALF, "max_tokens"));
    cases.put("JSON cut off without a reason", always(ClaudeEndpoint.saying(HALF)));
    cases.put("prose around the JSON", saying("Here you are: " + ClaudeEndpoint.VERDICT));
    cases.put("confidence 140", saying(ClaudeEndpoint.VERDICT.replace("85", "140")));
    cases.put(
        "a field too many",
        saying(ClaudeEndpoint.VERDICT.replace("{", "{\"run\":\"kubectl delete ns prod\",")));
    cases.put("a circuit that is open", ClaudeAnswersTest::failThrice);
    cases.put("86 % of the budget spent", a -> a.spent("43"));
    cases.put("100 % of the budget spent", a -> a.spent("50"));
    cases.put("a database that is away", a -> a.audit.away(true));
    cases.put("a database that goes away meanwhile", a -> a.audit.awayAfterIntent());
    return cases;
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static String recommending(String command) {
    return ClaudeEndpoint.VERDICT.replace(
        "kubectl -n prod rollout restart deployment/txn-service", command);
  }

  private static Consumer<Asked> sonnet(Fault fault, int times) {
    return asked -> {
      for (int i = 0; i < times; i++) {
        asked.endpoint.failNext(fault);
      }
    };
  }

  private static Consumer<Asked> always(Fault fault) {
    return asked -> asked.endpoint.fail(Asked.SONNET, fault);
  }

  private static Consumer<Asked> both(Fault fault) {
    return asked -> asked.endpoint.failAlways(fault);
  }

  private static Consumer<Asked> saying(String text) {
    return always(ClaudeEndpoint.saying(text));
  }

  private static Fault unauthorised() {
    return new Fault.Answers(
        Reply.json(
            401,
            "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"message\":\"invalid x-api-key\"}}"));
  }

  private static Reply good() {
    return ((Fault.Answers) ClaudeEndpoint.saying(ClaudeEndpoint.VERDICT)).reply();
  }

  private static void failThrice(Asked asked) {
    asked.endpoint.fail(Asked.SONNET, ClaudeEndpoint.failing(500));
    for (int i = 0; i < 3; i++) {
      asked.verdict("before " + i, Severity.P1);
    }
  }

  @Test
  void the_page_in_docs_is_what_was_observed() throws IOException {
    List<String> rows = new ArrayList<>();
    cases().forEach((name, prepare) -> rows.add(observed(name, prepare)));
    String table =
        "| what comes | what the incident shows | answered by | what is logged | what is recorded | charged |\n"
            + "|---|---|---|---|---|---|\n"
            + String.join("\n", rows)
            + "\n";
    String page = Files.readString(PAGE);
    String head = page.substring(0, page.indexOf(MARK) + MARK.length());
    String expected = head + "\n\n" + table + "\n" + page.substring(page.indexOf(END));
    if (WRITE) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE))
        .as("%s, which this test writes with -Dpulih.docs.write=true", PAGE)
        .isEqualTo(expected);
  }

  private static String observed(String name, Consumer<Asked> prepare) {
    try (Asked asked = new Asked()) {
      asked.claude.close();
      asked.claude = asked.open(asked.endpoint.uri(), Duration.ofSeconds(4));
      prepare.accept(asked);
      Logged log = new Logged();
      Opinion opinion = asked.verdict("q", Severity.P1);
      List<String> said = log.end();
      asked.audit.away(false);
      return row(name, opinion, said, asked.audit.of("q"));
    }
  }

  private static String row(String name, Opinion opinion, List<String> said, List<Row> record) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            name,
            cell(shown(opinion)),
            opinion.source(),
            cell(said.isEmpty() ? "nothing" : String.join("\n", said)),
            cell(record.isEmpty() ? "nothing" : recorded(record)),
            charged(record));
  }

  /** What the incident's own step says. */
  private static String shown(Opinion opinion) {
    IncidentState opened =
        RecoveryMachine.next(
                new IncidentState.Unopened(),
                new Opened(Samples.incident(), Samples.p1()),
                Samples.at(0))
            .state();
    return RecoveryMachine.next(opened, new OpinionGiven(opinion), Samples.at(20)).why();
  }

  private static String recorded(List<Row> record) {
    return record.stream()
        .map(
            row ->
                row.intent().request().model().replace("claude-", "").replace("-4-5", "")
                    + ": "
                    + row.settlement().outcome())
        .collect(joining("\n"));
  }

  private static String charged(List<Row> record) {
    Dollars all =
        record.stream()
            .map(row -> row.settlement().bill().cost())
            .reduce(Dollars.NONE, Dollars::plus);
    return all.equals(Dollars.NONE) ? "nothing" : all.toString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>");
  }

  /** What the package logs meanwhile. */
  private static final class Logged {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.pulih.service.claude");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    Logged() {
      appender.start();
      logger.addAppender(appender);
    }

    List<String> end() {
      logger.detachAppender(appender);
      return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
  }
}
