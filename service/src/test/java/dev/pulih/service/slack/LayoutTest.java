package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import dev.pulih.notify.Notification;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.preview.Scenes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayoutTest {

  private static final List<Notification> SAID =
      Scenes.usual().all().stream().flatMap(sample -> sample.said(By.CHAT).stream()).toList();

  @Test
  void buttons_are_shown_only_where_presses_come_in() {
    assertThat(buttons(new Layout(Language.EN, true))).isPositive();
    assertThat(buttons(new Layout(Language.EN, false))).isZero();
  }

  @Test
  void links_have_names_in_the_language_of_the_message() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("Dashboard", "https://ops.example/x");
    links.put("Runbook RB-05", "https://wiki.example/RB-05");
    links.put("Grafana", "https://grafana.example/d");
    Notification one = SAID.getFirst();
    Notification linked =
        new Notification(
            one.kind(),
            one.about().with(links),
            one.headline(),
            one.details(),
            one.previous(),
            one.card());
    String message = new Layout(Language.KO, true).message(linked).toString();
    assertThat(message)
        .contains("<https://ops.example/x|대시보드> · <https://wiki.example/RB-05|런북 RB-05>")
        .contains("<https://grafana.example/d|Grafana>");
  }

  private static long buttons(Layout layout) {
    return SAID.stream()
        .flatMap(notification -> layout.message(notification).stream())
        .filter(ActionsBlock.class::isInstance)
        .count();
  }
}
