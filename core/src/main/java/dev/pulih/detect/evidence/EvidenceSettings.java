package dev.pulih.detect.evidence;

import java.time.Duration;

/**
 * How evidence is weighed. Lengths are in rows, a row being one evaluation of all series; the
 * defaults are for a row a minute.
 *
 * @param past what is usual for a series
 * @param tail how seldom a series leaves it
 * @param fusion how the series of one service add up
 * @param alarm when that is an incident
 * @param blame which service is named first
 */
public record EvidenceSettings(Past past, Tail tail, Fusion fusion, Alarm alarm, Blame blame) {

  /**
   * What is usual for a series.
   *
   * @param window the rows that are remembered
   * @param warmUp the rows until a value is judged
   * @param clip in sigmas, as how far out a value is remembered at most
   * @param sigma what is believed of the spread beforehand
   */
  public record Past(int window, int warmUp, double clip, Sigma sigma) {
    public Past {
      Settled.that(warmUp >= 1, "A past needs at least 1 row to warm up; got %s.", warmUp);
      Settled.that(window >= warmUp, "A window holds at least its warm-up; got %s.", window);
      Settled.that(clip > 0, "clip must be positive; got %s.", clip);
    }
  }

  /**
   * A belief about a spread.
   *
   * @param prior what it is believed to be, in units of the floored logarithm
   * @param worth how many samples that belief is worth
   * @param least what it is at least
   */
  public record Sigma(double prior, double worth, double least) {
    public Sigma {
      Settled.that(prior > 0, "prior must be positive; got %s.", prior);
      Settled.that(worth >= 0, "worth must not be negative; got %s.", worth);
      Settled.that(least > 0, "least must be positive; got %s.", least);
    }
  }

  /**
   * How seldom a series leaves what is usual, and how far.
   *
   * @param threshold the sigmas beyond which a value is an excess
   * @param rate what is believed of how often that is
   * @param excess what is believed of how far
   * @param halfLife the rows after which what was learned counts half
   * @param calm after how many rows without an excess the next one begins a new cluster
   */
  public record Tail(double threshold, Rate rate, Excess excess, double halfLife, int calm) {
    public Tail {
      Settled.that(threshold >= 0, "threshold must not be negative; got %s.", threshold);
      Settled.that(halfLife > 0, "halfLife must be positive; got %s.", halfLife);
      Settled.that(calm >= 0, "calm must not be negative; got %s.", calm);
    }
  }

  /**
   * A belief about a share of rows.
   *
   * @param share the share
   * @param worth how many rows that belief is worth
   */
  public record Rate(double share, double worth) {
    public Rate {
      Settled.that(share > 0 && share <= 1, "A share is above 0 and up to 1; got %s.", share);
      Settled.that(worth > 0, "worth must be positive; got %s.", worth);
    }
  }

  /**
   * A belief about the size of excesses: a Gamma distribution of their inverse mean.
   *
   * @param shape its shape, in clusters
   * @param scale its scale, in sigmas
   */
  public record Excess(double shape, double scale) {
    public Excess {
      Settled.that(shape > 0, "shape must be positive; got %s.", shape);
      Settled.that(scale > 0, "scale must be positive; got %s.", scale);
    }
  }

  /**
   * How the series of one service add up.
   *
   * @param second what the second strongest series of a golden signal counts, from 0 to 1
   * @param errors what a nat of errors counts
   * @param shared from where on excesses are an incident's, and not a series' noise
   * @param lone how a golden signal that nobody feels counts alone
   */
  public record Fusion(double second, double errors, Shared shared, Lone lone) {
    public Fusion {
      Settled.that(second >= 0 && second <= 1, "second is 0 to 1; got %s.", second);
      Settled.that(errors > 0, "errors must be positive; got %s.", errors);
    }
  }

  /**
   * From where on excesses are shared.
   *
   * @param nats what a series must tell
   * @param series how many of them
   */
  public record Shared(double nats, int series) {
    public Shared {
      Settled.that(nats > 0, "nats must be positive; got %s.", nats);
      Settled.that(series >= 1, "series must be at least 1; got %s.", series);
    }
  }

  /**
   * How a series counts that no other supports.
   *
   * @param support the nats from which on a second series supports it
   * @param growth by how many nats it may exceed the row before
   */
  public record Lone(double support, double growth) {
    public Lone {
      Settled.that(support > 0, "support must be positive; got %s.", support);
      Settled.that(growth >= 0, "growth must not be negative; got %s.", growth);
    }
  }

  /**
   * When evidence is an incident.
   *
   * @param nats how much of it a service needs. A score, not a probability: signals depend on one
   *     another more than any fit knows
   * @param calm below which share of that a service is calm
   * @param calmRows the calm rows after which it may begin another incident
   * @param fold within which time what begins belongs to the incident before
   */
  public record Alarm(double nats, double calm, int calmRows, Duration fold) {
    public Alarm {
      Settled.that(nats > 0, "nats must be positive; got %s.", nats);
      Settled.that(calm > 0 && calm <= 1, "calm is a share, above 0 and up to 1; got %s.", calm);
      Settled.that(calmRows >= 1, "calmRows must be at least 1; got %s.", calmRows);
      Settled.that(!fold.isNegative(), "fold must not be negative; got %s.", fold);
    }

    /** Whether so much evidence is enough. */
    boolean isHot(double level) {
      return level >= nats;
    }
  }

  /**
   * Which service is named first.
   *
   * @param explains the share of a caller's evidence from which on a callee's explains it
   * @param discount what the evidence of a caller that is explained counts
   * @param most how many services are named
   */
  public record Blame(double explains, double discount, int most) {
    public Blame {
      Settled.that(explains > 0, "explains must be positive; got %s.", explains);
      Settled.that(discount >= 0 && discount <= 1, "discount is 0 to 1; got %s.", discount);
      Settled.that(most >= 1, "At least 1 service is named; got %s.", most);
    }
  }

  /** The same, with another way of saying when it is an incident. */
  public EvidenceSettings with(Alarm other) {
    return new EvidenceSettings(past, tail, fusion, other, blame);
  }

  /**
   * An hour of past; sigmas of some 28 % worth five samples, and 8 % at least; one excess in fifty
   * rows; ten hours to forget half; 17 nats.
   */
  public static EvidenceSettings defaults() {
    return new EvidenceSettings(
        new Past(60, 2, 3, new Sigma(0.25, 5, 0.08)),
        new Tail(3, new Rate(0.02, 50), new Excess(5, 1.5), 600, 3),
        new Fusion(0.5, 2, new Shared(4.5, 3), new Lone(3, 3)),
        new Alarm(17, 0.5, 2, Duration.ofMinutes(4)),
        new Blame(0.5, 0.7, 5));
  }
}
