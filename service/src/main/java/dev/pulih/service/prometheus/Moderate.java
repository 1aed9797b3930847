package dev.pulih.service.prometheus;

import java.util.Map;

/**
 * Samples of no more series than are wanted, with labels as long as names are: what is beyond would
 * fill the memory, and no entity that is watched has it.
 */
final class Moderate implements Samples {

  private static final int MOST_LABELS = 64;
  private static final int LONGEST_LABEL = 1_024;

  private final Samples samples;
  private final int most;
  private int count;

  Moderate(Samples samples, int most) {
    this.samples = samples;
    this.most = most;
  }

  @Override
  public Points series(Map<String, String> labels) throws DoubtfulAnswer {
    count++;
    require(
        count <= most, "more than " + most + " series: aggregate more, or raise limits.series.");
    require(
        labels.size() <= MOST_LABELS && areShort(labels),
        "a series with over %d labels, or one of over %d characters: aggregate by the labels that name its entity."
            .formatted(MOST_LABELS, LONGEST_LABEL));
    return samples.series(labels);
  }

  /** A loop, since it runs for each of many thousand series in each tick. */
  private static boolean areShort(Map<String, String> labels) {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (Math.max(label.getKey().length(), label.getValue().length()) > LONGEST_LABEL) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean holds, String otherwise) throws DoubtfulAnswer {
    if (!holds) {
      throw new DoubtfulAnswer("has an answer of " + otherwise);
    }
  }
}
