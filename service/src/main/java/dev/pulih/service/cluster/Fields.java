package dev.pulih.service.cluster;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a custom resource, whose shape nobody has checked: what is odd is empty. */
public final class Fields {

  private Fields() {}

  /** A text; empty if there is none. */
  public static String text(@Nullable Object field) {
    return field instanceof String text ? text : "";
  }

  /** An object's fields; none if it is no object. */
  public static Map<String, Object> map(@Nullable Object field) {
    return field instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .filter(entry -> entry.getKey() instanceof String && entry.getValue() != null)
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> (String) entry.getKey(), entry -> (Object) entry.getValue()))
        : Map.of();
  }

  /** A list of objects; what is no object counts as one without fields, to keep the places. */
  public static List<Map<String, Object>> maps(@Nullable Object field) {
    return field instanceof List<?> list ? list.stream().map(Fields::map).toList() : List.of();
  }
}
