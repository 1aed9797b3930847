package dev.pulih.policy;

/** Why an action is held or refused, and what follows from it. */
public enum Reason {
  /** The mode only observes, or touches nothing any more. */
  OBSERVE_MODE(Bearing.WAIT),
  /** What the decision needs is not known. */
  NOT_KNOWN(Bearing.WAIT),
  /** The condition no longer holds over the last minute. */
  CONDITION_PAST(Bearing.WAIT),
  /** Another incident's action on the same Deployment or VirtualService is under way. */
  OBJECT_BUSY(Bearing.WAIT),
  /** As many recoveries as allowed are under way, or were started within the hour. */
  TOO_MANY_ACTIONS(Bearing.WAIT),
  /** Many services are anomalous at once: a shared cause. */
  STORM(Bearing.WAIT),
  /** A service that it calls was anomalous first. */
  DOWNSTREAM_FIRST(Bearing.WAIT),
  /** An autoscaler changes the number of pods right now. */
  AUTOSCALING(Bearing.WAIT),
  /** A person paused Pulih. */
  PAUSED(Bearing.WAIT),
  /** People work on the service. */
  MAINTENANCE(Bearing.WAIT),
  /** The kill switch is on. */
  KILL_SWITCH(Bearing.WAIT),
  /** Another Pulih acts. */
  NOT_LEADER(Bearing.WAIT),
  /** A rollout is under way already. */
  ROLLOUT_IN_PROGRESS(Bearing.WAIT),
  /** The object changed since it was read. */
  CONFLICT(Bearing.WAIT),
  /** The verdict that may hold it back is not there yet. */
  AWAITING_VERDICT(Bearing.WAIT),
  /** A GitOps tool keeps the object as it is in Git, and may undo what is done to it. */
  GITOPS(Bearing.NOTE),
  /** A person has to approve first. */
  NEEDS_APPROVAL(Bearing.ASK),
  /** A rollout would leave too few pods. */
  TOO_FEW_PODS(Bearing.ASK),
  /** The healthy subset has no traffic to prove it. */
  IDLE_STANDBY(Bearing.ASK),
  /** A model's verdict speaks against it. */
  VETOED(Bearing.ASK),
  /** The workload restarted too often already. */
  RESTART_LOOP(Bearing.PEOPLE),
  /** What was done for the service of late did not help. */
  INEFFECTIVE(Bearing.PEOPLE),
  /** A new pod template came shortly before: it is to be undone, not restarted. */
  NEW_TEMPLATE(Bearing.PEOPLE),
  /** A breaker is open on the same host. */
  BREAKER_OPEN(Bearing.IMPOSSIBLE),
  /** The bad pod is not owned by a Deployment. */
  NOT_A_DEPLOYMENT(Bearing.IMPOSSIBLE),
  /** The workload is paused. */
  WORKLOAD_PAUSED(Bearing.IMPOSSIBLE),
  /** A release controller owns it. */
  OWNED_BY_CONTROLLER(Bearing.IMPOSSIBLE),
  /** No subset is healthy. */
  NO_HEALTHY_SUBSET(Bearing.IMPOSSIBLE),
  /** No route splits between the subsets. */
  NOT_SPLIT(Bearing.IMPOSSIBLE),
  /** The healthy subset cannot carry the load. */
  NO_CAPACITY(Bearing.IMPOSSIBLE),
  /** The cluster refused. */
  REFUSED_BY_CLUSTER(Bearing.IMPOSSIBLE),
  /** The time to act is over. */
  EXPIRED(Bearing.IMPOSSIBLE),
  /** Someone else wrote the weights. */
  DRIFT(Bearing.IMPOSSIBLE),
  /** Not configured. */
  NOT_CONFIGURED(Bearing.IMPOSSIBLE),
  /** A person said no. */
  PERSON(Bearing.IMPOSSIBLE);

  /** What follows from a reason; a later one weighs more. */
  public enum Bearing {
    /** Nothing is held: people are told of it together with the action. */
    NOTE,
    /** A person may allow it. */
    ASK,
    /** It may go away: the action is held. */
    WAIT,
    /** The stage cannot help: the next one is due. */
    IMPOSSIBLE,
    /** Acting would harm: people are called. */
    PEOPLE
  }

  private final Bearing bearing;

  Reason(Bearing bearing) {
    this.bearing = bearing;
  }

  /** What follows from it. */
  public Bearing bearing() {
    return bearing;
  }
}
