package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.analyse.Verdict;
import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Channel;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Reason;
import dev.pulih.policy.Stage;
import dev.pulih.policy.SwitchChange;
import dev.pulih.policy.Switches.Pause;
import dev.pulih.recover.Effect;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.Explanation;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.Samples;
import dev.pulih.service.Instances;
import dev.pulih.service.slack.English;
import dev.pulih.service.slack.Language;
import dev.pulih.service.web.ControlRoom;
import dev.pulih.service.web.Status;
import dev.pulih.service.web.View;
import dev.pulih.signal.Reading;
import dev.pulih.signal.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.LinkedMultiValueMap;

/** Whoever reads Korean finds no English on any page, but for names, keys, commands and quotes. */
class KoreanPagesTest {

  private static final String ID = Samples.incident().id();

  /** Logs and drafts are documents of their own, and code is code. */
  private static final Pattern QUOTED = Pattern.compile("(?s)<pre.*?</pre>|<code>.*?</code>");

  private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");

  /** Keys of a configuration, blocks of it, and the names of series. */
  private static final Pattern CODE =
      Pattern.compile(
          "[a-zA-Z]+(\\.[a-zA-Z]+)+|\\{[^}]*}|"
              + "[a-z0-9_]+(\\[[A-Z]+])? of (pod |consumer group |database )?\\S+");

  private static final Map<String, String> NEIGHBOURS =
      Map.of(
          "Kubernetes", "not configured: nothing is touched, and pods are not known",
          "Slack", "configured",
          "Slack orders", "Socket Mode connected since 2026-03-01T00:00:00Z");

  private static final String UNREAD =
      "error_rate at http://prometheus:9090 could not be asked (no connection): check the URL and"
          + " that Prometheus runs.";

  private final Lookout lookout = new Lookout(List.of(Samples.TXN));

  KoreanPagesTest() {
    lookout.status = status(true, "leads, in term 1");
    lookout.explanations.add(explanation());
    lookout.ledger.change(
        SwitchChange.paused(Samples.at(0), new Pause("amir", "점검", Samples.at(900))));
    var _ = lookout.reads(Samples.TXN, 0.18, 0.25).fails(UNREAD).ticked().opened();
    happens(5, new IncidentEvent.Told(Channel.SLACK.name(), "1"));
    happens(10, new IncidentEvent.OpinionGiven(opinion()));
    happens(20, new IncidentEvent.EvidenceCaptured(evidence()));
    happens(40, refusal());
    happens(50, new IncidentEvent.Acknowledged("siti"));
    happens(
        300,
        new IncidentEvent.Observed(
            Samples.mode(Samples.restartDue(Samples.p1(), 300), Mode.APPROVE)));
  }

  private void happens(long second, IncidentEvent event) {
    var _ = lookout.book.apply(ID, event, Samples.at(second));
  }

  private static IncidentEvent refusal() {
    return new IncidentEvent.NotTold(
        Channel.SLACK.name(),
        "Slack refused: channel_not_found. Create the channel #x or correct its name in the"
            + " configuration; a private one must invite the app first.",
        new Effect.Tell("txn-service: calm again; a person can close it", false, Channel.SLACK));
  }

  private static Opinion opinion() {
    Verdict verdict =
        new Verdict(
            true,
            80,
            "bos/txn-service: error_rate 0.150, bound 0.0500, since 2026-03-01T00:00:00Z. A"
                + " container of pod txn-1 was OOMKilled: its memory limit is too low for the"
                + " load, or it leaks.",
            "kubectl -n bos describe pod txn-1; compare the memory limit with the heap settings"
                + " and raise the limit or mend the leak.",
            true);
    return new Opinion(verdict, TemplateAnalyst.SOURCE, Opinion.Usage.none(), Duration.ZERO);
  }

  private static Evidence evidence() {
    return new Evidence(
        List.of(),
        List.of(),
        List.of(
            "Pod bos/txn-1: no container has ended, so its current log is kept, not a previous one.",
            "No time was left for the log of pod bos/txn-1: the restart does not wait longer.",
            "Without the events of pod bos/txn-1: The API server at https://k8s.example did not"
                + " answer properly; look at the API server's log (could not list events: timeout)."));
  }

  private static Status status(boolean leads, String said) {
    Status usual = Lookout.status(new Status.Lead(leads, said));
    return new Status(
        usual.version(),
        usual.startedAt(),
        usual.lead(),
        usual.ticks(),
        Map.of(),
        List.of("bos/txn-service"),
        new Status.Own(Optional.empty(), troubles(), Optional.empty()),
        NEIGHBOURS,
        Optional.of("USD 3.20 of USD 50.00 spent in 2026-03 (6 %), USD 46.80 left"));
  }

  private static List<Status.Trouble> troubles() {
    return Stream.of(
            "The tick of 2026-03-01T00:00:00Z is skipped: the one before it took too long.",
            "Blind for 180 s: bos/txn-service. Nothing is decided for them; look at ./pulih"
                + " status.")
        .map(said -> new Status.Trouble("x", Lookout.NOW, Optional.empty(), said))
        .toList();
  }

  private static Explanation explanation() {
    StageCondition known =
        new StageCondition(
            StageCondition.Phase.MATURING,
            Samples.at(0),
            Samples.at(0),
            Truth.TRUE,
            new Reading.Value(0.15),
            List.of());
    return new Explanation(
        new Explanation.About(Samples.TXN, Samples.at(0), new TreeMap<>()),
        Samples.view(Mode.AUTO, Optional.empty(), Truth.TRUE),
        Optional.empty(),
        List.of(
            stage(
                Stage.RESTART,
                known,
                "is not due yet: its condition is true since 2026-03-01T00:00:00Z",
                "the pods and workloads are not known"),
            stage(
                Stage.SHIFT,
                StageCondition.absent(Samples.at(0)),
                "is not due: its condition is not true",
                "no subset is known to be healthy")));
  }

  private static Explanation.OfStage stage(
      Stage stage, StageCondition condition, String outcome, String unseen) {
    Hold hold = new Hold(Reason.PAUSED, "paused by amir until 2026-03-01T00:15:00Z: 점검");
    return new Explanation.OfStage(
        stage,
        condition,
        outcome,
        List.of(hold),
        Set.of(Reason.STORM, Reason.KILL_SWITCH),
        Map.of(Reason.RESTART_LOOP, unseen));
  }

  // ----- what is left

  /** The English in what a reader sees, text by text. */
  private static List<String> english(String page) {
    return Stream.of(TAG.split(QUOTED.matcher(page.replace("<wbr>", "")).replaceAll("")))
        .map(text -> CODE.matcher(text).replaceAll(""))
        .filter(text -> !English.in(text).isEmpty())
        .map(String::strip)
        .toList();
  }

  private static MockHttpServletRequest reader() {
    return Requests.of("siti", Locale.KOREAN);
  }

  private static String body(Function<MockHttpServletRequest, ResponseEntity<String>> page) {
    return String.valueOf(page.apply(reader()).getBody());
  }

  private static Stream<String> pages(ControlRoom room, View view, String id) {
    Templates templates = new Templates();
    Assets assets = new Assets();
    IncidentPage incident = new IncidentPage(room, view, templates, assets);
    IncidentDetails details = new IncidentDetails(room, view, templates, assets);
    SettingsPage settings = new SettingsPage(room, view, templates, assets);
    ResendPage letters = new ResendPage(room, view, templates, assets);
    return Stream.of(
        body(new OverviewPage(room, view, templates, assets)::overview),
        body(request -> letters.confirm(id, request)),
        body(request -> letters.give(id, "0", request)),
        body(request -> incident.confirm(id, "leave", Samples.at(600).toString(), request)),
        body(request -> incident.incident(id, request)),
        body(request -> incident.why(id, request)),
        body(request -> incident.confirm(id, "approve", Samples.at(600).toString(), request)),
        body(request -> incident.give(id, "acknowledge", Samples.at(0).toString(), "", request)),
        body(request -> details.pods(id, new LinkedMultiValueMap<>(), request)),
        body(request -> details.evidence(id, request)),
        body(request -> new HistoryPage(room, view, templates, assets).history(Map.of(), request)),
        body(
            request ->
                new SignalsPage(room, view, templates, assets)
                    .signals("bos", "txn-service", "", "", request)),
        body(
            request ->
                new SignalsPage(room, view, templates, assets)
                    .signals("bos", "txn-service", "", "6h", request)),
        body(settings::settings),
        body(settings::services));
  }

  private static Stream<String> switches(ControlRoom room, View view) {
    SwitchPage page = new SwitchPage(room, view, new Templates(), new Assets());
    return Stream.of("pause", "kill", "resume", "window")
        .flatMap(
            order ->
                Stream.of(
                    body(request -> page.confirm(order, "", request)),
                    body(request -> page.give(order, new LinkedMultiValueMap<>(), request))));
  }

  @Test
  void on_the_pages_of_what_is_switched() {
    assertThat(switches(lookout.room(), lookout.view))
        .allSatisfy(page -> assertThat(english(page)).isEmpty());
  }

  @Test
  void on_any_page() {
    assertThat(pages(lookout.room(), lookout.view, ID))
        .allSatisfy(page -> assertThat(english(page)).isEmpty());
  }

  @Test
  void among_words_of_others_neither() {
    Planted planted = new Planted();
    assertThat(pages(planted.room(), planted.view(), ID))
        .allSatisfy(page -> assertThat(english(page)).isEmpty());
  }

  @Test
  void in_what_is_in_force(@TempDir Path folder) {
    Map<String, Object> given =
        Map.of(
            "frame",
            Frames.of(Language.KO),
            "force",
            InForceTopics.of(Instances.configuration(folder, "auto")),
            "neighbours",
            NEIGHBOURS);
    assertThat(english(new Templates().render("configuration", given))).isEmpty();
  }

  @Test
  void of_a_standby_neither() {
    lookout.status = status(false, "standby; pulih-b leads");
    assertThat(
            english(
                body(
                    new OverviewPage(lookout.room(), lookout.view, new Templates(), new Assets())
                        ::overview)))
        .isEmpty();
  }

  @Test
  void in_anything_that_pages_say_by_themselves() {
    var korean = Words.of(Locale.KOREAN).bundle();
    assertThat(korean.keySet())
        .allSatisfy(key -> assertThat(english(korean.getString(key))).as(key).isEmpty());
  }

  /** The test would find some. */
  @Test
  void english_is_noticed() {
    assertThat(english("<p>승인</p><p>nobody is paged by it</p><pre>the log</pre>"))
        .containsExactly("nobody is paged by it");
  }
}
