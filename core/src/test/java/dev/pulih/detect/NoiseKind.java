package dev.pulih.detect;

import java.util.SplittableRandom;

/** Ten kinds of series with nothing wrong in them, a value every 15 s. */
enum NoiseKind {
  GAUSSIAN {
    @Override
    Noise of(SplittableRandom random) {
      return _ -> random.nextGaussian(100, 10);
    }
  },

  /** Student's t with three degrees of freedom, whose fourth moment is infinite. */
  HEAVY_TAILED {
    @Override
    Noise of(SplittableRandom random) {
      return _ -> 100 + 10 * random.nextGaussian() / Math.sqrt(square(random, 3) / 3);
    }
  },

  /** Each value keeps 95 % of the one before. */
  AUTOCORRELATED {
    @Override
    Noise of(SplittableRandom random) {
      double[] y = new double[1];
      double fresh = Math.sqrt(1 - 0.95 * 0.95);
      return _ -> 100 + 10 * (y[0] = 0.95 * y[0] + fresh * random.nextGaussian());
    }
  },

  /** Twice as much at noon as at midnight, and less at weekends. */
  SEASONAL {
    @Override
    Noise of(SplittableRandom random) {
      return tick ->
          random.nextGaussian(60 - 20 * Math.cos(2 * Math.PI * tick / DAY), 3)
              * (tick / DAY % 7 < 5 ? 1 : 0.7);
    }
  },

  /** Some events per tick, and every hour or two ten times as many for some minutes. */
  BURSTY {
    @Override
    Noise of(SplittableRandom random) {
      boolean[] bursts = new boolean[1];
      return _ -> {
        bursts[0] = random.nextDouble() < (bursts[0] ? 0.9 : 0.003);
        return poisson(random, bursts[0] ? 40 : 4);
      };
    }
  },

  QUANTISED {
    @Override
    Noise of(SplittableRandom random) {
      return _ -> Math.rint(random.nextGaussian(3, 0.8));
    }
  },

  /** It varies by a ten thousandth of itself. */
  NEAR_CONSTANT {
    @Override
    Noise of(SplittableRandom random) {
      return _ -> random.nextGaussian(100, 0.01);
    }
  },

  /** A random walk. */
  DRIFTING {
    @Override
    Noise of(SplittableRandom random) {
      double[] y = {100};
      return _ -> y[0] += random.nextGaussian(0, 0.1);
    }
  },

  /** Unknown every two hours for up to 25 min. */
  WITH_GAPS {
    @Override
    Noise of(SplittableRandom random) {
      int[] left = new int[1];
      return _ -> {
        left[0] = random.nextDouble() < 0.002 ? random.nextInt(100) : Math.max(0, left[0] - 1);
        return left[0] > 0 ? Double.NaN : random.nextGaussian(100, 10);
      };
    }
  },

  /**
   * It climbs, and starts from nothing once a day or so: what a process holds until it restarts.
   */
  WITH_RESETS {
    @Override
    Noise of(SplittableRandom random) {
      double[] y = new double[1];
      return _ -> y[0] = random.nextDouble() < 0.0002 ? 0 : y[0] + random.nextDouble();
    }
  };

  /** Ticks of 15 s. */
  static final int DAY = 24 * 60 * 4;

  /** A series. */
  interface Noise {
    /** The value at the next tick, which is the so-manieth. */
    double at(long tick);
  }

  /** A series of this kind. */
  abstract Noise of(SplittableRandom random);

  private static double square(SplittableRandom random, int degrees) {
    double sum = 0;
    for (int i = 0; i < degrees; i++) {
      double y = random.nextGaussian();
      sum += y * y;
    }
    return sum;
  }

  /** By multiplying until e to the minus mean (Knuth). */
  private static int poisson(SplittableRandom random, double mean) {
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }
}
