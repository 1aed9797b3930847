package dev.pulih.service.demo;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number that a port can have. */
public final class Port implements ITypeConverter<Integer> {

  private static final String NUMBER = "\\d{1,5}";
  private static final int LAST = 65_535;

  @Override
  public Integer convert(String value) {
    int port = value.matches(NUMBER) ? Integer.parseInt(value) : LAST + 1;
    if (port > LAST) {
      throw new TypeConversionException("a port is 0 to 65535, such as 8080; got " + value);
    }
    return port;
  }
}
