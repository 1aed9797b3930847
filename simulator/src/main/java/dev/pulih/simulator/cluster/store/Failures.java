package dev.pulih.simulator.cluster.store;

import tools.jackson.databind.node.ObjectNode;

/**
 * The refusals of an API server in its own words, each with the code and reason that clients test.
 */
public final class Failures {

  private Failures() {}

  /** A refusal without details. */
  public static ApiFailure plain(int code, String reason, String message) {
    return new ApiFailure(code, reason, message, Json.object());
  }

  /** 404: no such object. */
  public static ApiFailure notFound(ObjectKey key) {
    String message = "%s \"%s\" not found".formatted(key.type().qualifiedResource(), key.name());
    return new ApiFailure(404, "NotFound", message, about(key.type(), key.name()));
  }

  /** 404: no such path. */
  public static ApiFailure noSuchResource() {
    return plain(404, "NotFound", "the server could not find the requested resource");
  }

  /** 409: an object of that name exists. */
  public static ApiFailure alreadyExists(ObjectKey key) {
    String message =
        "%s \"%s\" already exists".formatted(key.type().qualifiedResource(), key.name());
    return new ApiFailure(409, "AlreadyExists", message, about(key.type(), key.name()));
  }

  /** 409: the object is not the one that the caller has read. */
  public static ApiFailure conflict(ObjectKey key) {
    return conflict(
        key,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  /** 409 for a stated cause. */
  public static ApiFailure conflict(ObjectKey key, String cause) {
    String message =
        "Operation cannot be fulfilled on %s \"%s\": %s"
            .formatted(key.type().qualifiedResource(), key.name(), cause);
    return new ApiFailure(409, "Conflict", message, about(key.type(), key.name()));
  }

  /** 410: the history of changes no longer reaches back that far. */
  public static ApiFailure expired(long asked, long oldest) {
    return plain(410, "Expired", "too old resource version: %d (%d)".formatted(asked, oldest));
  }

  /** 422: the object breaks a rule of its kind. */
  public static ApiFailure invalid(ObjectKey key, Cause cause) {
    String message =
        "%s \"%s\" is invalid: %s: %s"
            .formatted(key.type().qualifiedKind(), key.name(), cause.field(), cause.message());
    ObjectNode details = kindDetails(key);
    details.putArray("causes").add(cause.json());
    return new ApiFailure(422, "Invalid", message, details);
  }

  /** A refusal that names the object by its resource. */
  public static ApiFailure about(ObjectKey key, int code, String reason, String message) {
    return new ApiFailure(code, reason, message, about(key.type(), key.name()));
  }

  /** A refusal with details of its own. */
  public static ApiFailure detailed(int code, String reason, String message, ObjectNode details) {
    return new ApiFailure(code, reason, message, details);
  }

  private static ObjectNode about(ResourceType type, String name) {
    ObjectNode details = Json.object();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    return (type.group().isEmpty() ? details : details.put("group", type.group()))
        .put("kind", type.plural());
  }

  private static ObjectNode kindDetails(ObjectKey key) {
    return Json.object()
        .put("name", key.name())
        .put("group", key.type().group())
        .put("kind", key.type().kind());
  }

  /**
   * One broken rule of an invalid object.
   *
   * @param reason machine-readable, such as {@code FieldValueTypeInvalid}
   * @param message what is wrong with the field, without its name
   * @param field path of the field, such as {@code spec.replicas}
   */
  public record Cause(String reason, String message, String field) {

    /** A value that its field does not take. */
    public static Cause invalid(String field, String message) {
      return new Cause("FieldValueInvalid", "Invalid value: " + message, field);
    }

    /** A value of the wrong JSON type. */
    public static Cause wrongType(String field, String expected, String found) {
      String message =
          "Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
              .formatted(found, field, expected, found);
      return new Cause("FieldValueTypeInvalid", message, field);
    }

    /** A field that must be there. */
    public static Cause required(String field) {
      return new Cause("FieldValueRequired", "Required value", field);
    }

    ObjectNode json() {
      return Json.object().put("reason", reason).put("message", message).put("field", field);
    }
  }
}
