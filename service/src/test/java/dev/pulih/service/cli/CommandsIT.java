package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pulih.service.Caller;
import dev.pulih.service.Instances;
import dev.pulih.service.Running;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands against a Pulih that runs. */
class CommandsIT {

  @TempDir private static Path folder;
  private static Running running;
  private static String config;

  @BeforeAll
  static void start() {
    running = Instances.ailing(folder);
    config = folder.resolve("pulih.yaml").toString();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static Output pulih(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = config;
    return Output.of(all);
  }

  @Test
  void the_status_names_modes_and_what_is_missing() {
    assertThat(pulih("status").text())
        .contains("bos/txn-service", "auto", "PagerDuty", "not configured: nobody is");
  }

  @Test
  void an_incident_is_listed_told_and_closed() {
    String id = await().atMost(Duration.ofSeconds(90)).until(CommandsIT::listed, s -> !s.isEmpty());
    assertThat(pulih("incident", id).text()).contains("OPENED", "error rate 18 %");
    assertThat(pulih("incident", id, "--json").text()).contains("\"attempts\"");
    assertThat(pulih("briefing", id, "--now").text())
        .startsWith("This would be sent if a model were asked now, at ")
        .contains(":\n<briefing>\n{\"service\":\"bos/txn-service\",\"incident\":\"" + id + "\",")
        .endsWith("}\n</briefing>");
    assertThat(pulih("briefing", id).text())
        .startsWith("Nothing was sent; this is what would be sent if a model were asked now, at ");
    Output refused = pulih("release", id);
    assertThat(refused.text()).contains("no breaker is open");
    assertThat(refused.code()).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> pulih("incident", id).text().contains("Stage 1"));
    String me = System.getProperty("user.name");
    assertThat(pulih("acknowledge", id).text()).contains(me + " has taken it on");
    assertThat(pulih("acknowledge", id).text()).contains(me + " has acknowledged it already");
    assertThat(pulih("incidents").text()).contains("taken by " + me);
    assertThat(pulih("incidents", "--undelivered").text()).contains("Every message was taken.");
    assertThat(pulih("resend", id).text()).contains("no message was refused");
    assertThat(pulih("close", id, "--note", "a known bug").text())
        .contains("closed by " + System.getProperty("user.name") + ": a known bug");
    assertThat(pulih("incidents", "--all").text()).contains(id, "closed");
    Output past = pulih("briefing", id);
    assertThat(past.code()).isEqualTo(1);
    assertThat(past.text())
        .contains(
            "There is no briefing of \"" + id + "\": it is over",
            "and nothing was sent to a model about it.");
    assertThat(pulih("briefing", id, "--now").text())
        .contains("none can be made now.")
        .doesNotContain("nothing was sent");
    assertThat(pulih("briefing", "nope").text()).contains("There is no incident \"nope\".");
    exports(id);
    prints(id);
  }

  /** The one that is drafted at its end, of whatever was done until then. */
  private static void exports(String id) {
    Path file = folder.resolve("incident.json");
    Output written = pulih("export", id, "--output", file.toString());
    assertThat(written.text()).contains("The incident is in " + file);
    assertThat(file)
        .content()
        .contains("\"format\" : 1", "\"id\" : \"" + id + "\"", "\"type\" : \"Opened\"");
    assertThat(file.toFile().canRead()).isTrue();
    Output again = pulih("export", id, "--output", file.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.text()).contains("exists already, and is left as it is", "--force");
    assertThat(pulih("export", id, "--output", file.toString(), "--force").code()).isZero();
    Output lost = pulih("export", id, "--output", folder.resolve("no/such/file").toString());
    assertThat(lost.text()).contains("cannot be written");
    assertThat(pulih("export", "nope").text()).contains("There is no incident \"nope\".");
    assertThat(pulih("export", "bos.txn-service.1").text())
        .contains("any more, if there was one", "1970-01-01T00:00:01Z", "365d");
  }

  private static void prints(String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> pulih("postmortem", id).text().contains("closed by a person: a known bug"));
    Output printed = pulih("postmortem", id);
    assertThat(printed.text()).startsWith("# Post-mortem draft: txn-service, incident " + id);
    assertThat(folder.resolve("data/postmortems/" + id + ".md")).hasContent(printed.text());
    HttpResponse<String> read = new Caller(running).get("/api/incidents/" + id + "/postmortem");
    assertThat(read.body()).isEqualTo(printed.text());
    assertThat(read.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/plain;charset=UTF-8");
    Path file = folder.resolve("copy.md");
    assertThat(pulih("postmortem", id, "--write", file.toString()).code()).isZero();
    assertThat(file).hasContent(printed.text());
    Output again = pulih("postmortem", id, "--write", file.toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.text()).contains("exists already, and is left as it is");
  }

  /** The id in the first row after the header. */
  private static String listed() {
    String text = pulih("incidents").text();
    return text.startsWith("INCIDENT")
        ? text.lines().skip(1).findFirst().orElse("").split(" ", 2)[0]
        : "";
  }

  @Test
  void a_pause_has_an_end_and_is_seen_in_the_status() {
    assertThat(pulih("pause", "--reason", "release", "--for", "30m").text())
        .contains("All actions are held until");
    assertThat(pulih("status").text()).contains("paused by", ": release");
    assertThat(pulih("resume").text()).contains("may act again");
    assertThat(pulih("kill").text()).contains("until ./pulih resume");
    assertThat(pulih("status").text()).contains("switched off by");
    assertThat(pulih("resume").code()).isZero();
    String me = System.getProperty("user.name");
    assertThat(pulih("status").text())
        .containsPattern("Switched +\\S+Z: resumed by " + me)
        .containsPattern("Switched +\\S+Z: all actions off by " + me)
        .containsPattern("Switched +\\S+Z: paused by " + me + " until \\S+Z: release");
  }

  @Test
  void a_service_is_explained_stage_by_stage_and_one_that_is_not_watched_is_a_sentence() {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(pulih("explain", "txn-service").text())
                    .contains("bos/txn-service (auto), as of", "Stage 1 ", "Stage 2 ")
                    .contains("Thresholds of its own: kafka_lag_p2 9000.")
                    .contains("  clear KILL_SWITCH")
                    .containsPattern("  unseen [A-Z_]+: "));
    assertThat(pulih("explain", "bos/txn-service", "--json").text()).contains("\"clear\"");
    assertThat(pulih("explain", "tnx").text()).contains("No service \"tnx\" is watched");
  }

  @Test
  void an_incident_that_does_not_exist_is_one_sentence() {
    Output output = pulih("approve", "nope");
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.text())
        .isEqualTo(
            "pulih: There is no incident \"nope\". GET /api/incidents?all=true lists all.\n");
  }

  @Test
  void url_and_token_file_name_it_as_well() throws IOException {
    Path token = Files.writeString(folder.resolve("a-token"), running.token().reveal());
    String[] named = {"incidents", "--all", "--url", running.url().toString(), "--token-file"};
    assertThat(Output.of(append(named, token.toString())).code()).isZero();
    Path wrong = Files.writeString(folder.resolve("wrong"), "wrong");
    assertThat(Output.of(append(named, wrong.toString())).text()).contains("This needs the token.");
    assertThat(Output.of("incidents", "--url", "http://x").text()).contains("belong together");
  }

  private static String[] append(String[] arguments, String last) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  @Test
  void a_pulih_that_does_not_run_is_said_with_what_to_start() {
    Output output =
        Output.of(
            "incidents",
            "--url",
            "http://127.0.0.1:9",
            "--token-file",
            folder.resolve("data/token").toString());
    assertThat(output.code()).isEqualTo(1);
    assertThat(output.text()).contains("No Pulih answers", "./pulih run --config");
  }

  @Test
  void a_wrong_command_line_is_a_sentence_and_exit_code_2() {
    assertThat(Output.of("incidnets").text()).contains("Did you mean: pulih incidents?");
    Output output = Output.of("pause", "--reason", "x");
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.text()).contains("--for").doesNotContain("Error: ");
    Output unknown = Output.of("simulate", "--scenario", "nope");
    assertThat(unknown.text()).contains("There is no scenario 'nope'");
    assertThat(unknown.code()).isEqualTo(2);
  }
}
