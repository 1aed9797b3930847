package dev.pulih.service.claude;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pulih.analyse.Verdict;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** A model's answer: the schema that it is given, and what is held against it. */
record VerdictJson(
    @JsonProperty("is_anomaly") boolean isAnomaly,
    @JsonProperty("confidence") int confidence,
    @JsonProperty("root_cause") String rootCause,
    @JsonProperty("recommended_action") String recommendedAction,
    @JsonProperty("auto_recoverable") boolean autoRecoverable) {

  private static final int LONGEST_CAUSE = 600;
  private static final int LONGEST_ACTION = 1_500;

  /** The end of a sentence with another after it; "e.g. kafka" and "v2.3" are none. */
  private static final Pattern NEXT_SENTENCE = Pattern.compile("[.!?]\\s+(?=\\p{Lu})");

  /** The schema binds the model, not what arrives: nothing missing, more, twice or converted. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  static Verdict verdict(String json) throws ModelFailure {
    return parse(json).checked();
  }

  private static VerdictJson parse(String json) throws ModelFailure {
    try {
      return Optional.ofNullable(STRICT.readValue(json, VerdictJson.class))
          .orElseThrow(() -> ModelFailure.wrong("the answer is null"));
    } catch (JacksonException notAnAnswer) {
      throw ModelFailure.wrong(
          "the answer is not the JSON that was asked for ("
              + notAnAnswer.getClass().getSimpleName()
              + ")");
    }
  }

  private Verdict checked() throws ModelFailure {
    require(confidence >= 0 && confidence <= 100, "confidence " + confidence + " is not 0 to 100");
    require(fits(rootCause, LONGEST_CAUSE), "root_cause is empty or too long");
    require(sentences(rootCause) <= 2, "root_cause has more than two sentences");
    require(fits(recommendedAction, LONGEST_ACTION), "recommended_action is empty or too long");
    return new Verdict(isAnomaly, confidence, rootCause, recommendedAction, autoRecoverable);
  }

  private static boolean fits(String text, int most) {
    return !text.isBlank() && text.length() <= most;
  }

  private static long sentences(String text) {
    return 1 + NEXT_SENTENCE.matcher(text).results().count();
  }

  private static void require(boolean holds, String otherwise) throws ModelFailure {
    if (!holds) {
      throw ModelFailure.wrong(otherwise);
    }
  }
}
