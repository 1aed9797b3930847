package dev.pulih.analyse;

/** What a model is asked for. */
public enum Feature {
  /** An opinion on an incident. */
  VERDICT,
  /** The prose of a post-mortem draft. */
  POSTMORTEM,
  /** A person's trial whether it answers. */
  CHECK
}
