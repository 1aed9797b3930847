package dev.pulih.detect;

import java.util.Optional;

/** Where what was learned of the series outlives a process. */
public interface SeriesArchive {

  /** What was kept last; empty if nothing was. */
  Optional<DeviationMemory> latest();

  /** Keeps this, in place of what it has of the same series. */
  void keep(DeviationMemory memory);

  /** One that keeps nothing. */
  static SeriesArchive none() {
    return new SeriesArchive() {
      @Override
      public Optional<DeviationMemory> latest() {
        return Optional.empty();
      }

      @Override
      public void keep(DeviationMemory memory) {}
    };
  }
}
