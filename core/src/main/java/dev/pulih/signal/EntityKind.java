package dev.pulih.signal;

/** The kinds of entity that a signal can be about; it decides which labels name one. */
public enum EntityKind {
  SERVICE,
  POD,
  GROUP,
  DATABASE,
  CALL
}
