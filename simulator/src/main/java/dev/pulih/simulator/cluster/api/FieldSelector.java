package dev.pulih.simulator.cluster.api;

import dev.pulih.simulator.cluster.store.Json;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A choice of objects by their fields: {@code metadata.name=a,status.phase!=Running}. */
final class FieldSelector implements Predicate<JsonNode> {

  private final List<Requirement> requirements;

  private record Requirement(String field, boolean equal, String value) {

    static Requirement parse(String text) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw Wire.badRequest("invalid field selector: '%s'".formatted(text));
      }
      boolean negated = text.charAt(equals - 1) == '!';
      String field = text.substring(0, negated ? equals - 1 : equals).strip();
      return new Requirement(field, !negated, text.substring(equals + 1).replaceFirst("^=", ""));
    }

    boolean holds(JsonNode object) {
      return Json.text(object, field.split("\\.", -1)).equals(value) == equal;
    }
  }

  private FieldSelector(List<Requirement> requirements) {
    this.requirements = requirements;
  }

  static FieldSelector parse(String text) {
    return new FieldSelector(
        Arrays.stream(text.split(",", -1))
            .filter(part -> !part.isBlank())
            .map(Requirement::parse)
            .toList());
  }

  @Override
  public boolean test(JsonNode object) {
    return requirements.stream().allMatch(requirement -> requirement.holds(object));
  }
}
