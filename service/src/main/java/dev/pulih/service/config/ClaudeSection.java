package dev.pulih.service.config;

import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.claude.ClaudeSettings.Circuit;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Keys of Claude. */
final class ClaudeSection extends Section<ClaudeSettings> {

  private static final String LEVELS =
      "[{model: claude-sonnet-4-5, time: 15s}, {model: claude-haiku-4-5, time: 5s}]";

  private final Key<Secret> apiKey =
      required("apiKey", Shapes.secret(), "${ANTHROPIC_API_KEY}", "The key of the API.");
  private final Key<URI> baseUrl =
      key("baseUrl", Shapes.url(), "https://api.anthropic.com", "The API.");
  private final Key<List<Level>> models =
      key("models", Shapes.listOf(new LevelSection()), LEVELS, "In the order they are asked in.");
  private final Key<Integer> maxTokens =
      key("maxTokens", Shapes.count(1, 100_000), "500", "The longest answer.");
  private final Key<Circuit> circuit =
      block("circuit", new CircuitSection(), "When a model is not asked at all.");

  @Override
  protected ClaudeSettings build(Fields fields) {
    List<Level> levels = fields.get(models);
    fields.check(!levels.isEmpty(), models, "no model is left to ask", "at least one model");
    return new ClaudeSettings(
        fields.get(baseUrl),
        fields.get(apiKey),
        levels,
        fields.get(maxTokens),
        fields.get(circuit));
  }

  /** Keys of one model. */
  private static final class LevelSection extends Section<Level> {

    private final Key<String> model =
        required("model", Shapes.text(), "claude-sonnet-4-5", "Its name in the API.");
    private final Key<Duration> time =
        required("time", Shapes.duration(), "15s", "For it in all, from connecting to the answer.");

    @Override
    protected Level build(Fields fields) {
      return new Level(fields.get(model), fields.get(time));
    }
  }

  /** Keys of when a model is spared. */
  private static final class CircuitSection extends Section<Circuit> {

    private final Key<Integer> failures =
        key("failures", Shapes.count(1, 1_000), "3", "So many in a row open its circuit,");
    private final Key<Duration> probe =
        key(
            "probe",
            Shapes.duration(),
            "30s",
            "which stays open so long before it is tried again.");

    @Override
    protected Circuit build(Fields fields) {
      return new Circuit(fields.get(failures), fields.get(probe));
    }
  }
}
