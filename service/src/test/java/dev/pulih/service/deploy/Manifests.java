package dev.pulih.service.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The shipped files, read so that a field which Kubernetes does not know fails. */
public final class Manifests {

  /** The repository. */
  static final Path ROOT = Path.of("..");

  /** Where the files for Kubernetes are. */
  public static final Path FOLDER = ROOT.resolve("deploy", "kubernetes");

  /** What explains how they are used. */
  static final Path OPERATIONS = ROOT.resolve("docs", "operations.md");

  /** The client's own mapper keeps what it does not know. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(new KeepingNothing())
          .build();

  private Manifests() {}

  /** A file as an object of this kind. */
  public static <T> T read(String file, Class<T> kind) {
    return parse(text(FOLDER.resolve(file)), kind);
  }

  static <T> T parse(String yaml, Class<T> kind) {
    try {
      Map<?, ?> fields = Serialization.unmarshal(yaml, Map.class);
      T object = STRICT.readValue(STRICT.writeValueAsBytes(fields), kind);
      requireKind(fields, kind);
      return object;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireKind(Map<?, ?> fields, Class<?> kind) {
    if (!kind.getSimpleName().equals(fields.get("kind"))) {
      throw new IllegalArgumentException("it is no " + kind.getSimpleName());
    }
  }

  /** What Prometheus is to be told of them, as the documentation says it. */
  public static String scrape() {
    String page = text(OPERATIONS);
    String from = page.substring(page.indexOf("scrape_configs:"));
    return from.substring(0, from.indexOf("```"));
  }

  /** What an object says it is. */
  static String kindOf(String yaml) {
    return String.valueOf(Serialization.unmarshal(yaml, Map.class).get("kind"));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No place for fields that a class does not have. */
  private static final class KeepingNothing extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }
}
