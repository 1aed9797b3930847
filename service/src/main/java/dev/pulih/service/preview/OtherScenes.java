package dev.pulih.service.preview;

import static dev.pulih.service.preview.Scenes.BEGAN;

import dev.pulih.detect.Severity;
import dev.pulih.notify.Card;
import dev.pulih.notify.Notification;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notification.Kind;
import dev.pulih.policy.Policy;
import dev.pulih.recover.Incident;
import dev.pulih.service.preview.Sample.By;
import dev.pulih.service.preview.Sample.Message;
import dev.pulih.signal.ServiceRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Pulih says of more than one incident, or of none.
 *
 * @param scenes those of one
 */
record OtherScenes(Scenes scenes) {

  List<Sample> all() {
    return List.of(storm().sample("A shared cause"), folded(), budget());
  }

  private Story storm() {
    List<ServiceRef> members =
        List.of(
            scenes.service(),
            new ServiceRef("bos", "payment-service"),
            new ServiceRef("bos", "billing-service"),
            new ServiceRef("bos", "account-service"),
            new ServiceRef("bos", "api-gateway"));
    return Story.storm(Incident.storm(members, BEGAN, Policy.defaults()), scenes.scenery());
  }

  private Sample folded() {
    Map<String, String> saying = new LinkedHashMap<>();
    for (String name : List.of("payment-service", "billing-service", "account-service")) {
      String id = Incident.open(new ServiceRef("bos", name), BEGAN, Policy.defaults()).id();
      saying.put(id, name + ": error rate 3 %, over 2 % (error_rate_p2)");
    }
    About about = new About("of " + saying.size(), scenes.service(), Severity.P2);
    String headline = saying.size() + " messages about " + saying.size() + " incidents at once";
    return chat(
        "Many messages in one", about, headline, saying, Optional.of(Card.folded(3, saying)));
  }

  private static Sample budget() {
    About about = new About("claude-budget", new ServiceRef("pulih", "claude"), Severity.P2);
    String headline =
        "Claude's budget is 85 % used ($42.50 of $50.00 spent in 2026-11 (85 %), $7.50 left): only the"
            + " cheapest model is asked.";
    return chat("Claude's budget", about, headline, Map.of(), Optional.empty());
  }

  private static Sample chat(
      String name, About about, String headline, Map<String, String> details, Optional<Card> card) {
    Notification one =
        new Notification(Kind.UPDATE, about, headline, details, Optional.empty(), card);
    return new Sample(name, Optional.empty(), List.of(new Message(By.CHAT, one)));
  }
}
