package dev.pulih.service.cli;

import dev.pulih.tune.AlarmRate;
import java.net.URI;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How the values of options are read, for all commands; the parser puts the option's name before
 * what is said here of a value that is none.
 */
final class OptionValues {

  private OptionValues() {}

  /** The same command line, which reads values so. */
  static CommandLine of(CommandLine line) {
    ITypeConverter<Integer> whole = text -> read(text, "whole number", "15", Integer::valueOf);
    ITypeConverter<Long> seed = text -> read(text, "whole number", "15", Long::valueOf);
    ITypeConverter<Double> number = text -> read(text, "number", "1.5", Double::valueOf);
    return line.registerConverter(Integer.class, whole)
        .registerConverter(int.class, whole)
        .registerConverter(Long.class, seed)
        .registerConverter(long.class, seed)
        .registerConverter(Double.class, number)
        .registerConverter(double.class, number)
        .registerConverter(AlarmRate.class, OptionValues::rate)
        .registerConverter(Instant.class, OptionValues::instant)
        .registerConverter(URI.class, OptionValues::address);
  }

  private static Instant instant(String text) {
    return read(text, "time", "2026-11-01T00:00:00Z", Instant::parse);
  }

  private static AlarmRate rate(String text) {
    return read(text, "number over 0", "0.5", it -> new AlarmRate(Double.parseDouble(it)));
  }

  private static URI address(String text) {
    return read(text, "address", "http://127.0.0.1:8080", URI::new);
  }

  /** Whatever a parser throws, it says no more than that the text is not what it parses. */
  static <T> T read(String text, String what, String example, ITypeConverter<T> parser) {
    try {
      return parser.convert(text);
    } catch (Exception _) {
      throw new TypeConversionException(
          "'%s' is no %s; write one such as %s".formatted(text, what, example));
    }
  }
}
