package dev.pulih.service.config.yaml;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Enums as they are written: {@code DRY_RUN} is {@code dry-run}. */
final class Choices {

  private Choices() {}

  static <E extends Enum<E>> Scalar<E> of(Class<E> type) {
    Map<String, E> choices = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants()).forEach(e -> choices.put(word(e), e));
    return new Scalar<>("one of " + String.join(", ", choices.keySet()), t -> find(choices, t));
  }

  private static <E> Parsed<E> find(Map<String, E> choices, String text) {
    E found = choices.get(text);
    return found != null
        ? Parsed.value(found)
        : Parsed.wrong("is not known" + Suggestion.hint(text, choices.keySet()));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
