package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Shape;
import dev.pulih.service.config.yaml.Shapes;
import java.util.Map;

/** Shapes of HTTP headers (RFC 9110, section 5). */
final class Headers {

  private Headers() {}

  static <T> Shape<Map<String, T>> of(Shape<T> value) {
    return Shapes.mapOf("a header's name", "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}", value);
  }

  static Shape<String> value() {
    return Shapes.text("a header's value in ASCII", "[ -~]{1,4096}");
  }
}
