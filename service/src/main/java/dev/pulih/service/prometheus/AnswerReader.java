package dev.pulih.service.prometheus;

import dev.pulih.service.secret.Secrets;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an answer of the query API as it arrives, without building a tree. It ends normally only
 * after a whole answer with the status success, the wanted type and no warning; infos are harmless.
 */
final class AnswerReader {

  private static final JsonFactory JSON = new JsonFactory();

  private static final int LONGEST_NUMBER = 40;

  private final String type;
  private final Samples samples;
  private final Excerpt excerpt;
  private final Map<String, String> labels = new HashMap<>();
  private @Nullable String status;
  private @Nullable String resultType;
  private @Nullable String errorType;
  private @Nullable String error;
  private @Nullable String warning;
  private boolean partial;
  private boolean odd;

  private AnswerReader(String type, Samples samples, Excerpt excerpt) {
    this.type = type;
    this.samples = samples;
    this.excerpt = excerpt;
  }

  /** Reads an answer of the type {@code vector} or {@code matrix}. */
  static void read(InputStream body, String type, Samples samples, Excerpt excerpt)
      throws DoubtfulAnswer {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      AnswerReader reader = new AnswerReader(type, samples, excerpt);
      reader.answer(json);
      reader.judge();
    }
  }

  private void answer(JsonParser json) throws DoubtfulAnswer {
    require(json.nextToken() == JsonToken.START_OBJECT, "is not a JSON object");
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      field(json, name);
    }
    require(json.currentToken() == JsonToken.END_OBJECT, "is not a whole JSON object");
  }

  private void field(JsonParser json, String name) throws DoubtfulAnswer {
    switch (name) {
      case "status" -> status = json.getValueAsString();
      case "errorType" -> errorType = json.getValueAsString();
      case "error" -> error = json.getValueAsString();
      case "warnings" -> warning = first(json);
      case "isPartial" -> partial = json.currentToken() == JsonToken.VALUE_TRUE;
      case "data" -> data(json);
      default -> json.skipChildren();
    }
  }

  private static @Nullable String first(JsonParser json) {
    String first = null;
    if (json.currentToken() == JsonToken.START_ARRAY) {
      while (json.nextToken() != JsonToken.END_ARRAY) {
        first = first == null ? json.getValueAsString() : first;
        json.skipChildren();
      }
    }
    return first;
  }

  private void data(JsonParser json) throws DoubtfulAnswer {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "resultType" -> resultType = json.getValueAsString();
        case "result" -> result(json);
        default -> json.skipChildren();
      }
    }
  }

  private void result(JsonParser json) throws DoubtfulAnswer {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      odd = true;
      json.skipChildren();
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        series(json);
      } else {
        odd = true; // A scalar or string: [time, "value"].
        json.skipChildren();
      }
    }
  }

  private void series(JsonParser json) throws DoubtfulAnswer {
    Samples.@Nullable Points points = null;
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      switch (name) {
        case "metric" -> points = samples.series(labels(json));
        case "value" -> point(json, needed(points));
        case "values" -> points(json, needed(points));
        case "histogram", "histograms" ->
            throw new DoubtfulAnswer(
                "answers native histograms: take a number of them, as by histogram_quantile.");
        default -> json.skipChildren();
      }
    }
  }

  private Map<String, String> labels(JsonParser json) throws DoubtfulAnswer {
    require(json.currentToken() == JsonToken.START_OBJECT, "has a series without labels");
    labels.clear();
    for (String name = json.nextName(); name != null; name = json.nextName()) {
      json.nextToken();
      require(json.currentToken() == JsonToken.VALUE_STRING, "has a label that is no text");
      labels.put(name, json.getString());
    }
    return labels;
  }

  private static void points(JsonParser json, Samples.Points points) throws DoubtfulAnswer {
    require(json.currentToken() == JsonToken.START_ARRAY, "has values that are no array");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      point(json, points);
    }
  }

  private static void point(JsonParser json, Samples.Points points) throws DoubtfulAnswer {
    require(json.currentToken() == JsonToken.START_ARRAY, "has a point that is no array");
    require(json.nextToken().isNumeric(), "has a point without a time");
    double seconds = json.getDoubleValue();
    require(json.nextToken() == JsonToken.VALUE_STRING, "has a point without a value");
    points.add(seconds, number(json.getString()));
    require(json.nextToken() == JsonToken.END_ARRAY, "has a point of more than time and value");
  }

  private static double number(String text) throws DoubtfulAnswer {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> finite(text);
    };
  }

  private static double finite(String text) throws DoubtfulAnswer {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new DoubtfulAnswer(
          "has a value that is no number (" + quoted(text) + "): ask what serves this URL.");
    }
  }

  /** No number is longer, but a secret may be. */
  private static String quoted(String text) {
    return text.length() <= LONGEST_NUMBER ? new Excerpt(Secrets.none()).of(text) : "a long text";
  }

  private static Samples.Points needed(Samples.@Nullable Points points) throws DoubtfulAnswer {
    if (points == null) {
      throw new DoubtfulAnswer("has a value before its labels: ask what serves this URL.");
    }
    return points;
  }

  private static void require(boolean holds, String otherwise) throws DoubtfulAnswer {
    if (!holds) {
      throw new DoubtfulAnswer(
          otherwise + ": is this URL that of a server with the Prometheus API?");
    }
  }

  private void judge() throws DoubtfulAnswer {
    if (!"success".equals(status)) {
      throw new DoubtfulAnswer(new Refusal(excerpt).of(errorType, error));
    }
    if (warning != null) {
      throw new DoubtfulAnswer(
          "was answered with the warning \"%s\" and may be partial: mend what it names."
              .formatted(excerpt.of(warning)));
    }
    if (partial) {
      throw new DoubtfulAnswer("was answered in part (isPartial): look for storage that is down.");
    }
    if (odd || !type.equals(resultType)) {
      throw new DoubtfulAnswer(
          "answers a %s where a %s is needed: mend the expression."
              .formatted(excerpt.of(String.valueOf(resultType)), type));
    }
  }
}
