package dev.pulih.notify;

/** The ways to reach people. */
public enum Channel {
  PAGERDUTY,
  SLACK
}
