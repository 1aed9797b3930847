package dev.pulih.notify;

import dev.pulih.policy.Channel;
import java.time.Instant;
import java.util.List;

/** The record of what reached Pulih over a channel: orders of people, and knocks of strangers. */
public interface InboundLog {

  /**
   * What reached Pulih once.
   *
   * @param at when
   * @param channel over which channel
   * @param who whoever it was, as far as the channel tells
   * @param what what was wanted
   * @param outcome what came of it
   * @param why the sentence that explains it
   */
  record Entry(Instant at, Channel channel, String who, String what, Outcome outcome, String why) {}

  /** What came of it. */
  enum Outcome {
    /** It was carried out. */
    DONE,
    /** The person may order it, and there was nothing to be done. */
    NOTHING,
    /** The person may not order it. */
    REFUSED,
    /** Nobody knows who sent it: it was answered 401 and not read. */
    UNVERIFIED,
    /** Pulih failed. */
    FAILED
  }

  /** The record cannot be used. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a sentence about the cause. */
    public Unavailable(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /** Writes it down. */
  void record(Entry entry);

  /** The newest ones, the newest first, at most so many. */
  List<Entry> latest(int most);
}
