package dev.pulih.simulator.world;

/**
 * What is wrong with a pod during one step.
 *
 * @param errorRatio share of its requests that it fails because of it, 0 to 1
 * @param slowness how many times as long its answers take
 * @param heap how full its heap is, 0 to 1
 */
public record Ailment(double errorRatio, double slowness, double heap) {
  private static final double USUAL_HEAP = 0.45;

  public Ailment {
    if (!(errorRatio >= 0 && errorRatio <= 1 && slowness > 0 && heap >= 0 && heap <= 1)) {
      throw new IllegalArgumentException(
          "Ratios are 0 to 1 and slowness is positive; got "
              + errorRatio
              + ", "
              + slowness
              + ", "
              + heap);
    }
  }

  /** Nothing. */
  public static Ailment none() {
    return new Ailment(0, 1, USUAL_HEAP);
  }

  /** This share of its requests fails. */
  public static Ailment failing(double errorRatio) {
    return new Ailment(errorRatio, 1, USUAL_HEAP);
  }

  /** Its answers take this many times as long. */
  public static Ailment slow(double factor) {
    return new Ailment(0, factor, USUAL_HEAP);
  }

  /** The same with this much of the heap in use. */
  public Ailment withHeap(double share) {
    return new Ailment(errorRatio, slowness, share);
  }
}
