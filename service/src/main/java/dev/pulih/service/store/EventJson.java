package dev.pulih.service.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.pulih.recover.Effect;
import dev.pulih.recover.IncidentEvent;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events and effects as JSON, exactly: what is read equals what was written. Every component of a
 * record must be there and no other may.
 */
final class EventJson {

  /** The format that is written. A change of a record's shape needs the next number. */
  static final int FORMAT = 4;

  /** Escapes keep what a database's text cannot hold: the character 0, half a surrogate pair. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .annotationIntrospector(new SealedTypes())
          .changeDefaultVisibility(
              v ->
                  v.withFieldVisibility(Visibility.ANY)
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE))
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(
              DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
              DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .build();

  private EventJson() {}

  static String write(IncidentEvent event) {
    return JSON.writerFor(IncidentEvent.class).writeValueAsString(event);
  }

  static String write(Effect effect) {
    return JSON.writerFor(Effect.class).writeValueAsString(effect);
  }

  /** A value as it is written where a component of a type is. */
  static JsonNode tree(Object value, Class<?> type) {
    return JSON.readTree(JSON.writerFor(type).writeValueAsString(value));
  }

  /** Nothing. */
  static JsonNode none() {
    return JsonNodeFactory.instance.nullNode();
  }

  /** An object without fields. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Writes for people as well: a field a line. The stream stays open. */
  static JsonGenerator pretty(OutputStream out) {
    return JSON.writerWithDefaultPrettyPrinter()
        .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .createGenerator(out);
  }

  static IncidentEvent event(int format, String json) {
    return read(format, json, IncidentEvent.class);
  }

  static Effect effect(int format, String json) {
    return read(format, json, Effect.class);
  }

  private static <T> T read(int format, String json, Class<T> type) {
    requireKnown(format);
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException e) {
      throw new StoreFailure("it is not as this Pulih writes it: " + e.getOriginalMessage(), e);
    }
  }

  private static void requireKnown(int format) {
    if (format != FORMAT) {
      throw new StoreFailure("it has format " + format + ", and this Pulih reads format " + FORMAT);
    }
  }
}
