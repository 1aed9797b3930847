package dev.pulih.service.demo;

import dev.pulih.policy.Mode;
import dev.pulih.service.LivePlay;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Watched on pages, and not in the terminal alone. */
final class ServeOptions {

  @Option(
      names = "--serve",
      required = true,
      description = "Play one scenario (oom, or --scenario) on pages, until it is stopped.")
  private boolean asked;

  @Option(
      names = "--port",
      converter = Port.class,
      description = "The port of its pages, for this machine alone; 0 for any (default 8080).")
  private int port = 8080;

  @Option(
      names = "--scale",
      paramLabel = "N",
      converter = Scale.class,
      description = "N times as fast as the clock, up to 900 (default 15).")
  private double scale = 15;

  @Option(
      names = "--mode",
      converter = Word.class,
      description = "How far it goes by itself: auto (default), approve, dry-run or observe.")
  private Mode mode = Mode.AUTO;

  boolean asked() {
    return asked;
  }

  LivePlay.Stage stage() {
    return new LivePlay.Stage(port, scale);
  }

  Mode mode() {
    return mode;
  }

  /** So many times as fast. */
  private static final class Scale implements ITypeConverter<Double> {
    private static final double FASTEST = 900;

    @Override
    public Double convert(String value) {
      try {
        return within(Double.parseDouble(value));
      } catch (IllegalArgumentException _) {
        throw new TypeConversionException(
            "a scale is over 0 and at most 900, such as 15; got " + value);
      }
    }

    private static double within(double scale) {
      if (scale > 0 && scale <= FASTEST) {
        return scale;
      }
      throw new IllegalArgumentException("No scale is " + scale + ".");
    }
  }

  /** A mode as it is written in a configuration. */
  private static final class Word implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String value) {
      return Arrays.stream(Mode.values())
          .filter(mode -> mode.word().equals(value))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("there are " + words()));
    }

    private static String words() {
      return Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(", "));
    }
  }
}
