package dev.pulih.service.claude;

import dev.pulih.analyse.BudgetStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears when a month's budget reaches a stage: each of them once in a month. */
@FunctionalInterface
public interface BudgetNotice extends AutoCloseable {

  /**
   * The stage is reached.
   *
   * @param sentence what is spent and left, and what that means
   */
  void reached(BudgetStage stage, String sentence);

  /** Whatever it still has to say is said, or given up, before this returns. */
  @Override
  default void close() {}

  /** Says it in the log. */
  static BudgetNotice inLog() {
    Logger log = LoggerFactory.getLogger(BudgetNotice.class);
    return (_, sentence) -> log.warn(sentence);
  }
}
