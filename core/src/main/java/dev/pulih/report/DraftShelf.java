package dev.pulih.report;

/** Where people find drafts. */
@FunctionalInterface
public interface DraftShelf {

  /**
   * Puts an incident's draft there, in place of an earlier one. Never throws: the draft is in the
   * event log as well.
   */
  void put(String incident, String markdown);

  /** There is none. */
  static DraftShelf none() {
    return (_, _) -> {};
  }
}
