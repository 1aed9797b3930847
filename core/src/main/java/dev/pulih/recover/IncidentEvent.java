package dev.pulih.recover;

import dev.pulih.analyse.Opinion;
import java.time.Instant;
import java.util.Optional;

/** Something that happened to an incident. An incident is the list of its events. */
public sealed interface IncidentEvent {

  /** An event that each state answers in its own way. */
  sealed interface Happening extends IncidentEvent {}

  /** An event that every state answers alike: a remark, or a person's word. */
  sealed interface Remark extends IncidentEvent {}

  /** The incident begins. */
  sealed interface Beginning extends IncidentEvent {}

  /** A service has a threshold finding. */
  record Opened(Incident incident, Situation situation) implements Beginning {}

  /** A service deviates and passes no threshold. */
  record DeviationSeen(Incident incident, Situation situation) implements Beginning {}

  /** Many services have one at once. */
  record StormOpened(Incident incident) implements Beginning {}

  /** A tick. */
  record Observed(Situation situation) implements Happening {}

  /** The cluster answered a restart; the order tells which. */
  record RestartAnswered(RestartOrder order, Answer.Final answer) implements Happening {}

  /** The cluster answered a shift; the instant of its decision tells which. */
  record ShiftAnswered(Instant decidedAt, Answer.Final answer) implements Happening {}

  /** The cluster answered an undo of a shift; the instant of its decision tells which. */
  record UndoAnswered(Instant decidedAt, Answer.Final answer) implements Happening {}

  /** A person allowed the proposed action. */
  record Approved(String by) implements Happening {}

  /** A person refused the proposed action. */
  record Declined(String by) implements Happening {}

  /** The service's trouble turned out to be part of another incident, as that of a storm. */
  record Absorbed(String storm) implements Happening {}

  /** After its end, the service is in trouble again. */
  record Relapsed(Situation situation) implements Happening {}

  /** What a restart destroys was captured. */
  record EvidenceCaptured(Evidence evidence) implements Remark {}

  /** The analyst gave an opinion. */
  record OpinionGiven(Opinion opinion) implements Remark {}

  /** A channel accepted a message. */
  record Told(String channel, String reference) implements Remark {}

  /**
   * A contact was called by a channel.
   *
   * @param page the number of the event that decided the call
   */
  record Called(int contact, String channel, String reference, long page) implements Remark {}

  /** A message was refused for good by every channel that it could go by. */
  record NotTold(String channel, String why, Effect message) implements Remark {}

  /** A message that a silent window held is not sent, since it is over what it was about. */
  record Withheld(Effect message, String why) implements Remark {}

  /** A tick, to an incident for which people are called: until when nobody else is, if so. */
  record SilenceSeen(Optional<Instant> until) implements Remark {}

  /** A person wants the messages sent again that were refused. */
  record ResendAsked(String by) implements Remark {}

  /** A person has taken the incident on. */
  record Acknowledged(String by) implements Remark {}

  /** A post-mortem draft was written. */
  record Drafted(String markdown) implements Remark {}

  /** A person closed the incident. */
  record ClosedBy(String by, String note) implements Remark {}

  /** A person calls it a false alarm. */
  record CalledFalse(String by) implements Remark {}

  /** A person asked for the release of the breaker. */
  record ReleaseRequested(String by) implements Remark {}

  /** A person takes the routes as they are now: the breaker is closed, and nothing is written. */
  record LeftAsIs(String by) implements Remark {}

  /** A tick, to an incident whose breaker is open, or was just released. */
  record BreakerSeen(ErrorsSeen seen) implements Remark {}

  /** The cluster answered the release. */
  record ReleaseAnswered(Answer.Final answer) implements Remark {}
}
