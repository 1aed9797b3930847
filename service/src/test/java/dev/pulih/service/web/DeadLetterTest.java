package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.IncidentBook;
import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent;
import dev.pulih.recover.IncidentEvent.NotTold;
import dev.pulih.recover.IncidentEvent.Opened;
import dev.pulih.recover.IncidentEvent.ResendAsked;
import dev.pulih.recover.Samples;
import dev.pulih.simulator.memory.MemoryEventLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  private final MemoryEventLog log = new MemoryEventLog();
  private final IncidentBook book = new IncidentBook(log, _ -> {});
  private final Effect message =
      book
          .begin(Samples.incident(), new Opened(Samples.incident(), Samples.p1()))
          .effects()
          .stream()
          .filter(Effect.Tell.class::isInstance)
          .findFirst()
          .orElseThrow();

  private void happens(long second, IncidentEvent event) {
    var _ = book.apply(Samples.incident().id(), event, Samples.at(second));
  }

  private List<DeadLetter> letters() {
    return DeadLetter.of(book.all().getFirst(), log).toList();
  }

  @Test
  void a_message_that_was_refused_twice_is_one_with_the_latest_reason() {
    assertThat(letters()).isEmpty();
    happens(10, new NotTold("slack", "no channel", message));
    assertThat(letters()).extracting(DeadLetter::why).containsExactly("no channel");
    happens(20, new ResendAsked("siti"));
    assertThat(letters()).isEmpty();
    happens(30, new NotTold("slack", "no rights", message));
    assertThat(letters()).extracting(DeadLetter::why).containsExactly("no rights");
  }
}
