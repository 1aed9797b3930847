package dev.pulih.service.store;

import dev.pulih.analyse.Masking;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** JSON whose every text is masked; names of fields are Pulih's own, but for keys of maps. */
final class MaskedJson {

  /** A duration or an instant, as they are written: PT15M looks like a number plate. */
  private static final Pattern TIME =
      Pattern.compile("-?PT[-0-9.HMS]+|-?\\d{4,}-\\d\\d-\\d\\dT[0-9:.]+Z");

  private MaskedJson() {}

  static JsonNode of(JsonNode node, Masking masking) {
    return switch (node) {
      case StringNode text -> StringNode.valueOf(masked(text.stringValue(), masking));
      case ArrayNode array -> of(array, masking);
      case ObjectNode object -> of(object, masking);
      default -> node;
    };
  }

  private static String masked(String text, Masking masking) {
    return TIME.matcher(text).matches() ? text : masking.mask(text);
  }

  private static JsonNode of(ArrayNode array, Masking masking) {
    ArrayNode masked = JsonNodeFactory.instance.arrayNode();
    array.forEach(node -> masked.add(of(node, masking)));
    return masked;
  }

  private static JsonNode of(ObjectNode object, Masking masking) {
    ObjectNode masked = JsonNodeFactory.instance.objectNode();
    object.forEachEntry((name, node) -> masked.set(masking.mask(name), of(node, masking)));
    return masked;
  }
}
