package dev.pulih.policy;

/** Why an action is held or refused. */
public enum Reason {
  /** The mode only observes. */
  OBSERVE_MODE,
  /** The mode decides but touches nothing. */
  DRY_RUN,
  /** A person has to approve first. */
  NEEDS_APPROVAL,
  /** The condition no longer holds over the last minute. */
  CONDITION_PAST,
  /** The workload restarted too often already. */
  RESTART_LOOP,
  /** This incident has had its one restart. */
  ALREADY_RESTARTED,
  /** Another action on the same service is under way. */
  SERVICE_BUSY,
  /** Many services are anomalous at once: a shared cause. */
  STORM,
  /** A person paused Pulih. */
  PAUSED,
  /** The kill switch is on. */
  KILL_SWITCH,
  /** A breaker is open on the same host. */
  BREAKER_OPEN,
  /** The bad pod is not owned by a Deployment. */
  NOT_A_DEPLOYMENT,
  /** The workload is paused. */
  WORKLOAD_PAUSED,
  /** A rollout is under way already. */
  ROLLOUT_IN_PROGRESS,
  /** The strategy would leave too few pods. */
  TOO_FEW_PODS,
  /** A release controller owns it. */
  OWNED_BY_CONTROLLER,
  /** No subset is healthy. */
  NO_HEALTHY_SUBSET,
  /** No route splits between the subsets. */
  NOT_SPLIT,
  /** The healthy subset cannot carry the load. */
  NO_CAPACITY,
  /** The healthy subset has no traffic to prove it. */
  IDLE_STANDBY,
  /** What runs in the cluster is not known. */
  INVENTORY_UNKNOWN,
  /** The cluster refused. */
  REFUSED_BY_CLUSTER,
  /** The object changed since it was read. */
  CONFLICT,
  /** The time to act is over. */
  EXPIRED,
  /** Someone else wrote the weights. */
  DRIFT,
  /** Not configured. */
  NOT_CONFIGURED,
  /** A person took over or said no. */
  PERSON
}
