package dev.pulih.policy;

/** The ways to reach people. */
public enum Channel {
  PAGERDUTY,
  SLACK,
  WEBHOOK,
  EMAIL
}
