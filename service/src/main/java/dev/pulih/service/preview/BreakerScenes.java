package dev.pulih.service.preview;

import static dev.pulih.service.preview.Scenes.CALL;

import dev.pulih.detect.Severity;
import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import dev.pulih.recover.ErrorsSeen;
import dev.pulih.recover.IncidentEvent.Acknowledged;
import dev.pulih.recover.IncidentEvent.BreakerSeen;
import dev.pulih.recover.IncidentEvent.LeftAsIs;
import dev.pulih.recover.IncidentEvent.ReleaseAnswered;
import dev.pulih.recover.IncidentEvent.ReleaseRequested;
import dev.pulih.signal.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The moments at which Pulih has something to say of a breaker.
 *
 * @param scenes those of the incident that opened it
 */
record BreakerScenes(Scenes scenes) {

  List<Sample> all() {
    return List.of(
        open().sample("Recovered by stage 2; the breaker stays open"),
        open().happens(90_000, seen(0.004)).sample("The breaker is still open"),
        asked(new Answer.Refused(changed())).sample("The breaker is not released"),
        released().sample("The breaker is released"),
        released().happens(1_850, seen(0.004)).sample("The release went well"),
        harmed().sample("The release does harm"),
        harmed().happens(1_900, seen(0.15, Severity.P1)).sample("The release went badly"),
        released().happens(10_000, unknown()).sample("How the release went is not known"),
        releasing().sample("Taken on while the breaker is being released"),
        open().happens(1_500, new LeftAsIs(CALL)).sample("The routes stay as they are"));
  }

  private Story open() {
    return scenes
        .shifted()
        .healed(305)
        .sees(605, s -> s.shifted(s.p1(), 0.01))
        .sees(920, Scenery::calm);
  }

  private Story releasing() {
    return scenes
        .shifted()
        .happens(320, new ReleaseRequested(CALL))
        .happens(321, new Acknowledged(CALL));
  }

  private Story asked(Answer.Final answer) {
    return open()
        .happens(1_500, new ReleaseRequested(CALL))
        .happens(1_502, new ReleaseAnswered(answer));
  }

  private static Hold changed() {
    return new Hold(Reason.CONFLICT, "the weights changed since they were read");
  }

  private Story released() {
    return asked(new Answer.Accepted(0));
  }

  private Story harmed() {
    return released().illAgain(1_502).happens(1_560, seen(0.15, Severity.P1));
  }

  private static BreakerSeen seen(double errors, Severity... passed) {
    return seen(new Reading.Value(errors), passed);
  }

  private static BreakerSeen unknown() {
    return seen(Reading.unknown(Reading.Why.NO_DATA));
  }

  private static BreakerSeen seen(Reading errors, Severity... passed) {
    return new BreakerSeen(
        new ErrorsSeen(
            Optional.of(passed).filter(p -> p.length > 0).map(p -> p[0]),
            errors,
            Duration.ofMinutes(5)));
  }
}
