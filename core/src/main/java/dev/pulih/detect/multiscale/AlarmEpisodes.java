package dev.pulih.detect.multiscale;

/**
 * When what is unusual is news. An episode begins with a score at the threshold, goes on while the
 * score keeps to half of it, and ends when it no longer does. It is news once, however long it goes
 * on; another one soon after belongs to it and is no news either, unless it is, or it becomes,
 * twice as bad.
 *
 * <p>With the score s, the threshold h and n samples since the last news,
 *
 * <pre>  on   = s ≥ h  or  (on before  and  s ≥ h ÷ 2)
 *  news = s ≥ h  and ((not on before  and  n ≥ apart)  or  s > 2 · peak)</pre>
 *
 * the peak being the greatest score of those at the threshold since the last news, with it. The two
 * levels are those of a trigger with hysteresis (Schmitt, J. Sci. Instrum. 15, 1938); that what
 * follows within a run of samples is of the same cluster is runs declustering (Davison and Smith,
 * J. R. Stat. Soc. B 52, 1990). The factor of two is this project's own. O(1) for a sample, three
 * numbers for a series.
 */
public final class AlarmEpisodes {

  /** An episode that is that much worse than the one before is news. */
  private static final double WORSE = 2;

  /** Of the threshold; an episode flickers less than a score. */
  private static final double GOES_ON = 0.5;

  /** What one sample says. */
  public enum Turn {
    CALM,
    BEGINS,
    GOES_ON
  }

  private static final double NEVER = 0;

  private final double apart;
  private final int since;
  private final int peak;
  private final int lasting;

  /**
   * Episodes of some series.
   *
   * @param apart samples between the begins of two that are news
   */
  public AlarmEpisodes(RowLayout layout, int apart) {
    this.apart = apart;
    this.since = layout.take(1);
    this.peak = layout.take(1);
    this.lasting = layout.take(1);
  }

  /** For how many samples the episode has lasted; 0 while there is none. */
  public double lasting(double[] table, int row) {
    return table[row + lasting];
  }

  /** Ends the episode, if there is one. */
  public void end(double[] table, int row) {
    table[row + lasting] = 0;
  }

  /**
   * What the next score makes of it.
   *
   * @param counts whether the sample may be part of an episode at all
   */
  public Turn next(double[] table, int row, double score, double threshold, boolean counts) {
    double before = table[row + since];
    table[row + since] = before == NEVER ? NEVER : before + 1;
    boolean on = counts && table[row + lasting] > 0 && score >= GOES_ON * threshold;
    if (!on && !(counts && score >= threshold)) {
      end(table, row);
      return Turn.CALM;
    }
    table[row + lasting]++;
    return score >= threshold ? high(table, row, score, on) : Turn.GOES_ON;
  }

  private Turn high(double[] table, int row, double score, boolean on) {
    boolean news = (!on && apart(table[row + since])) || score > WORSE * table[row + peak];
    table[row + peak] = news ? score : Math.max(score, table[row + peak]);
    if (news) {
      table[row + since] = 1;
    }
    return news ? Turn.BEGINS : Turn.GOES_ON;
  }

  /** The sample of the news is the first of those since then. */
  private boolean apart(double since) {
    return since == NEVER || since > apart;
  }
}
