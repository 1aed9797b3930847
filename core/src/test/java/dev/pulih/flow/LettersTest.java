package dev.pulih.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.flow.Lines.Fake;
import dev.pulih.policy.Channel;
import dev.pulih.recover.Effect;
import dev.pulih.recover.EventLog.EffectId;
import dev.pulih.recover.Evidence;
import dev.pulih.recover.IncidentEvent.EvidenceCaptured;
import dev.pulih.recover.Samples;
import dev.pulih.signal.Termination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a message says beside its headline. */
class LettersTest {

  private static final Effect.Tell TELL = new Effect.Tell("it fails", false, Channel.SLACK);

  private final Fake chat = new Fake(Channel.SLACK);
  private final Lines lines = new Lines();

  @Test
  void a_message_says_which_runbook_applies_and_how_it_is_read() {
    assertThat(details()).doesNotContainKey("Runbook");
    Termination end = new Termination("OOMKilled", 137, Samples.T0);
    Evidence.OfPod pod = new Evidence.OfPod(Samples.POD, Optional.of(end), "", Map.of());
    lines.happens(new EvidenceCaptured(new Evidence(List.of(pod), List.of(), List.of())), 10);
    assertThat(details()).containsEntry("Runbook", "RB-01 OOM-killed pod: ./pulih runbook RB-01");
  }

  private Map<String, String> details() {
    new Teller(Switchboard.of(List.of(chat)), lines.letters, lines.silence())
        .tell(new EffectId(lines.begun().id(), 9, 0), TELL, lines.at(20, 0));
    return chat.sent.getLast().details();
  }
}
