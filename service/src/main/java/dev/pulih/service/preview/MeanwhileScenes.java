package dev.pulih.service.preview;

import static dev.pulih.service.preview.Scenes.CALL;

import dev.pulih.recover.Answer;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.Approved;
import dev.pulih.recover.IncidentEvent.OpinionGiven;
import dev.pulih.recover.IncidentEvent.Relapsed;
import dev.pulih.recover.IncidentEvent.RestartAnswered;
import dev.pulih.recover.IncidentState.Restarting;
import java.util.List;

/**
 * Messages that come while something else is under way, and show where the incident stands.
 *
 * @param scenes those of the incident
 */
record MeanwhileScenes(Scenes scenes) {

  List<Sample> all() {
    return List.of(
        slow().sample("Answers are slow, too"),
        taken(scenes.asked().happens(310, new Approved(CALL))).sample("Taken on after an approval"),
        taken(rolling()).sample("Taken on while pods roll out"),
        taken(rolling().sees(360, s -> s.rolledOut(s.p1(), 0.1)))
            .sample("Taken on while the new pods are judged"),
        scenes.restarting().sees(700, Scenery::p1).sample("The cluster does not answer"),
        worse().sample("Stage 2 makes it worse"),
        scenes
            .resolved()
            .illAgain(1_500)
            .happens(1_500, new Relapsed(scenes.scenery().p2()))
            .sample("It comes back as a P2"));
  }

  /** The rules give the opinion where no model does. */
  private Story slow() {
    return scenes
        .p1()
        .finds(scenes.scenery().slow())
        .happens(20, new OpinionGiven(scenes.scenery().opinion("template")))
        .sees(300, s -> s.restartDue(s.p1()));
  }

  private static Story taken(Story story) {
    return story.next(new Acknowledged(CALL));
  }

  private Story rolling() {
    Story story = scenes.restarting();
    var order = ((Restarting) story.state()).order();
    return story.happens(305, new RestartAnswered(order, new Answer.Accepted(7)));
  }

  private Story worse() {
    return scenes.shifted().sees(605, s -> s.shifted(s.p1(), 0.5));
  }
}
