package dev.pulih.service.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time that is written as whole seconds, at least one. */
final class Seconds implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    int seconds = OptionValues.read(text, "number of seconds", "15", Integer::valueOf);
    if (seconds < 1) {
      throw new TypeConversionException(
          "'%s' is too short; write whole seconds from 1 on, such as 15".formatted(text));
    }
    return Duration.ofSeconds(seconds);
  }
}
