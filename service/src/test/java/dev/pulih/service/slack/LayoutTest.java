package dev.pulih.service.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import dev.pulih.notify.Notification;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.preview.Scenes;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

  private static final List<Notification> SAID =
      Scenes.usual().all().stream().flatMap(sample -> sample.said(By.CHAT).stream()).toList();

  @Test
  void buttons_are_shown_only_where_presses_come_in() {
    assertThat(buttons(new Layout(Language.EN, true))).isPositive();
    assertThat(buttons(new Layout(Language.EN, false))).isZero();
  }

  private static long buttons(Layout layout) {
    return SAID.stream()
        .flatMap(notification -> layout.message(notification).stream())
        .filter(ActionsBlock.class::isInstance)
        .count();
  }
}
