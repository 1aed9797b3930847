package dev.pulih.service.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Masking;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.Samples;
import dev.pulih.service.slack.Language;
import dev.pulih.signal.PodRef;
import dev.pulih.signal.Termination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapturedTest {

  private static final String MARKUP = "<img src=x onerror=alert(1)>";

  private final Lookout lookout = new Lookout(List.of(Samples.TXN)).opened();
  private final String id = Samples.incident().id();

  private String shown() {
    Frame frame = Frames.of(Language.EN);
    List<Captured> captured =
        Captured.of(
            lookout.room().recorded(lookout.room().standing(id).orElseThrow()), Masking.defaults());
    return new Templates().render("evidence", Map.of("frame", frame, "captured", captured));
  }

  private void captures(String log) {
    Evidence.OfPod pod =
        new Evidence.OfPod(
            new PodRef("bos", "txn-service-a"),
            Optional.of(new Termination("OOMKilled", 137, Samples.at(9))),
            log,
            Map.of("memory", "512Mi", "cpu", "1"));
    Evidence evidence = new Evidence(List.of(pod), List.of("Killing " + log), List.of("no node"));
    var _ = lookout.book.apply(id, new EvidenceCaptured(evidence), Samples.at(10));
  }

  @Test
  void where_nothing_was_restarted_there_is_nothing() {
    assertThat(shown()).contains("Nothing was captured");
  }

  @Test
  void how_the_pod_ended_its_limits_and_its_log_are_shown() {
    captures("java.lang.OutOfMemoryError");
    assertThat(shown())
        .contains("OOMKilled, exit code 137", "cpu 1, memory 512Mi", "java.lang.OutOfMemoryError")
        .contains("Missing: no node");
  }

  @Test
  void a_log_is_text_without_what_is_personal() {
    captures(MARKUP + " card of siti@bos.example declined");
    assertThat(shown())
        .contains("&lt;img src=x", "declined")
        .doesNotContain("<img", "siti@bos.example");
  }

  @Test
  void markup_in_names_limits_events_and_gaps_is_text() {
    Evidence.OfPod pod =
        new Evidence.OfPod(
            new PodRef("bos", Planted.in("pod")),
            Optional.of(new Termination(Planted.in("reason"), 137, Samples.at(9))),
            Planted.in("log"),
            Map.of(Planted.in("resource"), Planted.in("limit")));
    Evidence evidence =
        new Evidence(List.of(pod), List.of(Planted.in("event")), List.of(Planted.in("gap")));
    var _ = lookout.book.apply(id, new EvidenceCaptured(evidence), Samples.at(10));
    assertThat(shown())
        .contains(
            Stream.of("pod", "reason", "log", "resource", "limit", "event", "gap")
                .map(Planted::shown)
                .toList())
        .doesNotContain("<img");
  }
}
