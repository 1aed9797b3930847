package dev.pulih.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Delivery.Delivered;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.signal.ServiceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every notifier does while its channel works. */
public abstract class NotifierContract {

  private static final About ABOUT =
      new About("inc-7", new ServiceRef("prod", "txn-service"), Severity.P1);

  /** The notifier under test, its channel working. */
  protected abstract Notifier notifier();

  @Test
  void a_page_gives_a_reference_for_what_follows() {
    String paged = delivered(Kind.PAGE, "txn-service fails", Optional.empty());
    String updated = delivered(Kind.UPDATE, "traffic shifted", Optional.of(paged));
    assertThat(delivered(Kind.RESOLVE, "over", Optional.of(updated))).isNotBlank();
  }

  @Test
  void a_page_is_delivered_though_the_incident_was_told_before() {
    String told = delivered(Kind.UPDATE, "restarting", Optional.empty());
    assertThat(delivered(Kind.PAGE, "txn-service fails", Optional.of(told))).isNotBlank();
  }

  @Test
  void a_resolution_of_nothing_is_delivered() {
    assertThat(delivered(Kind.RESOLVE, "over", Optional.empty())).isNotBlank();
  }

  @Test
  void an_acknowledgement_and_a_change_are_delivered_before_and_after_a_page() {
    for (Kind kind : List.of(Kind.ACKNOWLEDGE, Kind.CHANGE)) {
      assertThat(delivered(kind, "so it is", Optional.empty())).isNotBlank();
      String paged = delivered(Kind.PAGE, "txn-service fails", Optional.empty());
      assertThat(delivered(kind, "so it is", Optional.of(paged))).isNotBlank();
    }
  }

  @Test
  void links_are_delivered() {
    Map<String, String> links = Map.of("Grafana", "https://grafana.example/d/x?a=1&b=%3C2%3E#now");
    for (Kind kind : Kind.values()) {
      Notification linked = notification(kind, "fails", Optional.empty(), ABOUT.with(links));
      assertThat(notifier().send(linked)).isInstanceOf(Delivered.class);
    }
  }

  @Test
  void a_repeat_is_delivered() {
    String first = delivered(Kind.PAGE, "txn-service fails", Optional.empty());
    assertThat(delivered(Kind.PAGE, "txn-service fails", Optional.of(first))).isNotBlank();
  }

  @Test
  void a_foreign_reference_does_no_harm() {
    assertThat(delivered(Kind.UPDATE, "restarting", Optional.of("not mine"))).isNotBlank();
  }

  @Test
  void hostile_and_huge_text_is_delivered() {
    String hostile = "<!channel> \"'&\u0000\ud800 {} ``` \n" + "x".repeat(50_000);
    assertThat(delivered(Kind.PAGE, hostile, Optional.empty())).isNotBlank();
  }

  @Test
  void an_empty_headline_is_delivered() {
    assertThat(delivered(Kind.PAGE, "", Optional.empty())).isNotBlank();
  }

  private String delivered(Kind kind, String headline, Optional<String> previous) {
    Delivery delivery = notifier().send(notification(kind, headline, previous, ABOUT));
    assertThat(delivery).isInstanceOf(Delivered.class);
    return ((Delivered) delivery).reference();
  }

  private static Notification notification(
      Kind kind, String headline, Optional<String> previous, About about) {
    return new Notification(kind, about, headline, Map.of("error rate", "15 %"), previous);
  }
}
