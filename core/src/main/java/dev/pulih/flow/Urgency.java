package dev.pulih.flow;

import dev.pulih.recover.Effect;

/** Who goes first where several wait for one desk; those who only inform keep no place at all. */
enum Urgency {
  FIRST_CALL,
  FURTHER_CALL,
  FOLLOW_UP;

  /** Nobody may know of an incident before its first contact is called. */
  static Urgency of(Effect.Page page) {
    return page.contact() == 0 ? FIRST_CALL : FURTHER_CALL;
  }
}
