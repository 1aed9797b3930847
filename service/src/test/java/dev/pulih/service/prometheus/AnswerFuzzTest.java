package dev.pulih.service.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.analyse.Fuzz;
import dev.pulih.service.secret.Secrets;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a server answers, it is read or a doubt in one line; a good one is read as others do.
 */
class AnswerFuzzTest {

  private static final Fuzz FUZZ = new Fuzz(2);

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "\0",
          "null",
          "true",
          "1e999",
          "-0",
          "1e-999",
          "NaN",
          "+Inf",
          "\"NaN\"",
          "\"-Inf\"",
          "0x10",
          "\"1d\"",
          "\" 1\"",
          "\ufeff",
          "\"status\":\"error\",",
          "\"error\":\"zebra\",",
          "\"warnings\":[\"w\"],",
          "\"isPartial\":true,",
          "\"metric\":{},",
          "\"value\":[1,\"2\"],",
          "\"values\":[[1,\"2\"]],",
          "\"histogram\":[1,{}],",
          "\"data\":null,",
          "\"result\":[1,\"2\"],",
          "\"resultType\":\"scalar\",");

  /**
   * One point.
   *
   * @param labels of its series
   * @param seconds its time
   * @param value its value
   */
  private record Point(Map<String, String> labels, double seconds, double value) {}

  @Test
  void a_mutated_answer_is_read_or_doubted_in_one_line() {
    FUZZ.cases(
        "Prometheus's answers", 2_500_000, random -> holdsOrFails(mutated(answer(random), random)));
  }

  @Test
  void an_answer_as_it_should_be_is_always_read() {
    FUZZ.cases(
        "good answers of Prometheus",
        625_000,
        random -> {
          String json = answer(random);
          assertThat(read(json)).as(json).isEqualTo(byAnotherReader(json));
        });
  }

  private static void holdsOrFails(String json) {
    try {
      assertThat(points(json)).as(json).hasSizeLessThan(1_000);
    } catch (DoubtfulAnswer doubt) {
      assertThat(doubt.getMessage()).doesNotContain("\n", "\0", "Exception").hasSizeLessThan(500);
    } catch (JacksonException noJson) {
      assertThat(noJson).isNotNull();
    }
  }

  private static List<Point> read(String json) {
    try {
      return points(json);
    } catch (DoubtfulAnswer doubt) {
      throw new AssertionError(json, doubt);
    }
  }

  private static List<Point> points(String json) throws DoubtfulAnswer {
    List<Point> points = new ArrayList<>();
    Samples all =
        labels -> {
          Map<String, String> own = new TreeMap<>(labels);
          return (seconds, value) -> points.add(new Point(own, seconds, value));
        };
    AnswerReader.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        "vector",
        new Moderate(all, 1_000),
        new Excerpt(Secrets.none()));
    return points;
  }

  private static List<Point> byAnotherReader(String json) {
    JsonNode root = JsonMapper.shared().readTree(json.getBytes(StandardCharsets.UTF_8));
    assertThat(root.path("status").asString()).isEqualTo("success");
    assertThat(root.at("/data/resultType").asString()).isEqualTo("vector");
    List<Point> points = new ArrayList<>();
    for (JsonNode series : root.at("/data/result")) {
      Map<String, String> labels = new TreeMap<>();
      series
          .path("metric")
          .properties()
          .forEach(l -> labels.put(l.getKey(), l.getValue().asString("")));
      JsonNode pair = series.path("value");
      if (!pair.isMissingNode()) {
        points.add(new Point(labels, pair.get(0).asDouble(), number(pair.get(1).asString())));
      }
    }
    return points;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static String answer(SplittableRandom random) {
    List<String> series = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      series.add(
          "{\"metric\":{\"namespace\":\"bos\",\"service\":\"s%d\",\"x\":\"%s\"},\"value\":[%s,\"%s\"]}"
              .formatted(i, label(random), time(random), value(random)));
    }
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}%s}"
        .formatted(String.join(",", series), random.nextBoolean() ? "" : ",\"infos\":[\"i\"]");
  }

  private static String label(SplittableRandom random) {
    List<String> parts =
        List.of("a", " ", "\\n", "\\\"", "\u00e9", "\\u4e2d", "<b>", "{}", "zebra");
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(parts.get(random.nextInt(parts.size())));
    }
    return text.toString();
  }

  private static String time(SplittableRandom random) {
    return random.nextBoolean() ? "1793620800.123" : Integer.toString(random.nextInt());
  }

  private static String value(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> "NaN";
      case 1 -> "+Inf";
      case 2 -> "-Inf";
      case 3 -> Double.toString(random.nextDouble() * 1e6);
      default -> Integer.toString(random.nextInt());
    };
  }

  private static String mutated(String answer, SplittableRandom random) {
    StringBuilder json = new StringBuilder(answer);
    for (int i = random.nextInt(1, 5); i > 0 && !json.isEmpty(); i--) {
      int at = random.nextInt(json.length());
      switch (random.nextInt(5)) {
        case 0 -> json.deleteCharAt(at);
        case 1 -> json.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> json.setLength(at);
        case 3 -> json.insert(at, json.substring(at, Math.min(json.length(), at + 60)));
        default -> json.setCharAt(at, (char) random.nextInt(0x10000));
      }
    }
    return json.toString();
  }
}
