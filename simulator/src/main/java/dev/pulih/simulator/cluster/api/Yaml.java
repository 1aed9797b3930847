package dev.pulih.simulator.cluster.api;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The bodies of apply patches: YAML, of which JSON is a part. */
final class Yaml {

  private static final YAMLMapper MAPPER = YAMLMapper.builder().build();

  private Yaml() {}

  static ObjectNode object(String body) {
    return tree(body) instanceof ObjectNode object ? object : refuse("it is not a mapping");
  }

  private static JsonNode tree(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException notYaml) {
      return refuse(notYaml.getOriginalMessage());
    }
  }

  private static ObjectNode refuse(String cause) {
    throw Wire.badRequest("error decoding YAML: " + cause);
  }
}
