package dev.pulih.service.cli;

import dev.pulih.service.web.Lengths;
import picocli.CommandLine.ITypeConverter;

/** A length of time as people write it, which is sent as they wrote it. */
final class TimeLength implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    var _ =
        OptionValues.read(
            text, "length of time", "30m or 1h30m", it -> Lengths.parse(it).orElseThrow());
    return text;
  }
}
