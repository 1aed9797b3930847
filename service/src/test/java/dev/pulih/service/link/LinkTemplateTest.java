package dev.pulih.service.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.notify.Notifier;
import dev.pulih.policy.Channel;
import dev.pulih.signal.ServiceRef;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTemplateTest {

  private static final Instant NOW = Instant.parse("2026-11-23T02:31:15Z");
  private static final About ABOUT =
      new About("inc/7?a=1&b", new ServiceRef("prod", "txn-service"), Severity.P1);

  private static final LinkTemplates ALL =
      new LinkTemplates(
          template("https://pulih.example/{namespace}/{service}/{incident}#top"),
          template("https://grafana.example/d/x?var=({service})&from={from}&to={to}"),
          template("https://wiki.example/runbooks/{runbook}.html"),
          template("https://pulih.example/drafts/{incident}"));

  private static Optional<LinkTemplate> template(String text) {
    return Optional.of(new LinkTemplate(text, List.of(Placeholder.values())));
  }

  @Test
  void placeholders_are_filled_in_and_what_is_filled_in_is_encoded() {
    assertThat(links(Map.of("Opened", "2026-11-23T02:26:15Z", "Runbook", "RB-01")))
        .containsExactly(
            Map.entry(
                "Dashboard", "https://pulih.example/prod/txn-service/inc%2F7%3Fa%3D1%26b#top"),
            // 02:26:15 less half an hour, and 02:31:15 and half an hour.
            Map.entry(
                "Grafana",
                "https://grafana.example/d/x?var=(txn-service)&from=1795398975000&to=1795402875000"),
            Map.entry("Runbook RB-01", "https://wiki.example/runbooks/RB-01.html"));
  }

  @Test
  void without_an_opening_the_chart_begins_half_an_hour_ago() {
    assertThat(links(Map.of("Opened", "yesterday")).get("Grafana"))
        .contains("from=1795399275000&to=1795402875000");
  }

  @ParameterizedTest
  @CsvSource({"RB-07: pods run out of memory, RB-07", "' RB-07, RB-08', RB-07", "rb7, rb7"})
  void a_runbook_is_known_by_its_first_word(String detail, String id) {
    assertThat(links(Map.of("Runbook", detail))).containsKey("Runbook " + id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../admin", "RB/07", "<RB-07>", "-"})
  void what_is_no_id_gets_no_link(String detail) {
    assertThat(links(Map.of("Runbook", detail))).containsOnlyKeys("Dashboard", "Grafana");
  }

  @Test
  void a_draft_is_linked_once_there_is_one() {
    assertThat(links(Map.of("Post-mortem draft", "./pulih postmortem inc-7")))
        .containsEntry("Post-mortem draft", "https://pulih.example/drafts/inc%2F7%3Fa%3D1%26b");
    assertThat(links(Map.of("Opened", "yesterday"))).doesNotContainKey("Post-mortem draft");
  }

  @Test
  void without_templates_there_are_no_links() {
    assertThat(linked(LinkTemplates.none(), Map.of("Runbook", "RB-01")).about().links()).isEmpty();
  }

  @Test
  void all_else_of_a_message_stays() {
    Notification bare =
        new Notification(Kind.CHANGE, ABOUT, "h", Map.of("a", "b"), Optional.of("r"));
    Notification sent = linked(LinkTemplates.none(), bare);
    assertThat(sent).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://a.example/{pod}          | {pod} cannot be filled in here
          https://a.example/{runbook}      | {runbook} cannot be filled in here
          https://a.example/{}             | {} cannot be filled in here
          https://{service}.example/       | no address with a fixed host
          https://a.example{service}/      | no address with a fixed host
          {service}://a.example/           | no address with a fixed host
          ftp://a.example/{service}        | no address with a fixed host
          javascript:alert(1)              | no address with a fixed host
          https://me:secret@a.example/     | no address with a fixed host
          https://a.example/{service       | no address with a fixed host
          https://a.example/a b            | no address with a fixed host
          https://a.example/<b>            | no address with a fixed host
          /{service}                       | no address with a fixed host
          """)
  void a_text_that_is_no_template_is_refused(String text, String fault) {
    assertThat(LinkTemplate.fault(text, Placeholder.always()).orElse("none")).contains(fault);
    assertThatThrownBy(() -> new LinkTemplate(text, Placeholder.always()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void a_template_is_not_longer_than_links_may_be() {
    String most = "https://a.example/" + "x".repeat(982);
    assertThat(LinkTemplate.fault(most, List.of())).isEmpty();
    assertThat(LinkTemplate.fault(most + "x", List.of()).orElseThrow()).contains("over 1000");
  }

  private static Map<String, String> links(Map<String, String> details) {
    return linked(ALL, details).about().links();
  }

  private static Notification linked(LinkTemplates templates, Map<String, String> details) {
    return linked(templates, new Notification(Kind.PAGE, ABOUT, "h", details, Optional.empty()));
  }

  private static Notification linked(LinkTemplates templates, Notification bare) {
    List<Notification> sent = new ArrayList<>();
    Notifier notifier =
        new LinkedNotifier(new Keeping(sent), templates, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(notifier.send(bare)).isEqualTo(new Delivery.Delivered("1"));
    assertThat(notifier.channel()).isEqualTo(Channel.EMAIL);
    return sent.getFirst();
  }

  private record Keeping(List<Notification> sent) implements Notifier {
    @Override
    public Channel channel() {
      return Channel.EMAIL;
    }

    @Override
    public Delivery send(Notification notification) {
      sent.add(notification);
      return new Delivery.Delivered("1");
    }
  }
}
