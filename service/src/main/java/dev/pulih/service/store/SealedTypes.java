package dev.pulih.service.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Writes a value of a sealed interface with the simple name of its record as {@code type}. Which
 * records there are, Jackson learns from the interface: a new one needs no registration.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {

  private static final JsonTypeInfo.Value BY_SIMPLE_NAME =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true);

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    Class<?> type = annotated.getRawType();
    return type.isInterface() && type.isSealed() ? BY_SIMPLE_NAME : null;
  }
}
