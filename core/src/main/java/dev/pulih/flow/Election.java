package dev.pulih.flow;

/** Where those that share their records agree on the one of them that acts. */
public interface Election {

  /**
   * Asks to lead, or to go on leading. Whoever wins does so for the length of a lease, counted from
   * before it asked.
   *
   * @throws RuntimeException with a sentence, if there is no answer
   */
  Vote ask();

  /** Gives the lead back, if it is held, so that another need not wait for its end. */
  void resign();

  /** An answer. */
  sealed interface Vote {

    /**
     * It leads.
     *
     * @param epoch the number of its term, which no other leader has had or will have
     */
    record Won(long epoch) implements Vote {}

    /**
     * It does not.
     *
     * @param holder who does; empty if nobody
     */
    record Lost(String holder) implements Vote {}
  }
}
