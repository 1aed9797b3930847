package dev.pulih.service.config;

import dev.pulih.analyse.Budget;
import dev.pulih.analyse.Price;
import dev.pulih.service.claude.Backend;
import dev.pulih.service.claude.ClaudeSettings;
import dev.pulih.service.claude.ClaudeSettings.Circuit;
import dev.pulih.service.claude.ClaudeSettings.Level;
import dev.pulih.service.claude.ClaudeSettings.Limits;
import dev.pulih.service.claude.ClaudeSettings.Spending;
import dev.pulih.service.claude.Thinking;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of Claude. */
final class ClaudeSection extends Section<ClaudeSettings> {

  private static final String LEVELS =
      "[{model: claude-sonnet-4-5, time: 15s}, {model: claude-haiku-4-5, time: 5s}]";

  private final Key<Through> backend =
      key(
          "backend",
          Shapes.choice(Through.class),
          "direct",
          "Anthropic's own API, Amazon Bedrock or Google Vertex AI.");
  private final Key<Optional<Secret>> apiKey =
      optional(
          "apiKey",
          Shapes.secret(),
          "${ANTHROPIC_API_KEY}",
          "The key of the API; with bedrock, a Bedrock API key in place of AWS credentials.");
  private final Key<Optional<URI>> baseUrl =
      optional(
          "baseUrl",
          Shapes.url(),
          "https://api.anthropic.com",
          "Another address than the backend's own.");
  private final Key<Optional<CloudSection.Amazon>> bedrock =
      optional("bedrock", CloudSection.amazon(), "{region: ap-southeast-1}", "Where Bedrock runs.");
  private final Key<Optional<CloudSection.Google>> vertex =
      optional(
          "vertex",
          CloudSection.google(),
          "{project: bos-prod, region: asia-southeast1}",
          "Where Vertex AI runs.");
  private final Key<List<Level>> models =
      key("models", Shapes.listOf(new LevelSection()), LEVELS, "In the order they are asked in.");
  private final Key<Integer> maxTokens =
      key("maxTokens", Shapes.count(1, 100_000), "500", "The longest verdict.");
  private final Key<PostmortemSection.Prose> postmortem =
      block("postmortem", new PostmortemSection(), "The prose of post-mortem drafts.");
  private final Key<Circuit> circuit =
      block("circuit", new CircuitSection(), "When a model is not asked at all.");
  private final Key<Budget> budget = block("budget", new BudgetSection(), "What may be spent.");
  private final Key<Map<String, Price>> prices =
      key(
          "prices",
          Shapes.mapOf("a model's name", "\\S+", new PriceSection()),
          "{}",
          "What a million tokens of a model cost, in US dollars; claude-sonnet-4-5, claude-sonnet-5-5 and claude-haiku-4-5 are known.");

  /** Through whom the models are reached. */
  enum Through {
    DIRECT,
    BEDROCK,
    VERTEX
  }

  @Override
  protected ClaudeSettings build(Fields fields) {
    Map<String, Price> known = new HashMap<>(ClaudeSettings.PRICES);
    known.putAll(fields.get(prices));
    return new ClaudeSettings(
        through(fields),
        priced(fields, known),
        limits(fields),
        fields.get(circuit),
        new Spending(fields.get(budget), known));
  }

  private Limits limits(Fields fields) {
    PostmortemSection.Prose prose = fields.get(postmortem);
    return new Limits(fields.get(maxTokens), prose.maxTokens(), prose.time());
  }

  private List<Level> priced(Fields fields, Map<String, Price> known) {
    List<Level> levels = fields.get(models);
    fields.check(!levels.isEmpty(), models, "no model is left to ask", "at least one model");
    for (int i = 0; i < levels.size(); i++) {
      String model = levels.get(i).model();
      fields.check(
          known.containsKey(model),
          models,
          "[" + i + "].model",
          "the price of \"" + model + "\" is not known",
          "a model with a price: add claude.prices." + model + " with input and output");
    }
    return levels;
  }

  private Backend through(Fields fields) {
    Optional<Secret> secret = fields.get(apiKey);
    Optional<URI> address = fields.get(baseUrl);
    return switch (fields.get(backend)) {
      case DIRECT -> direct(fields, secret, address);
      case BEDROCK -> bedrock(fields, secret, address);
      case VERTEX -> vertex(fields, address);
    };
  }

  private Backend direct(Fields fields, Optional<Secret> secret, Optional<URI> address) {
    fields.check(
        secret.isPresent(), apiKey, "the backend direct needs a key", "${ANTHROPIC_API_KEY}");
    return new Backend.Direct(
        address.orElse(Backend.ANTHROPIC), secret.orElseGet(() -> new Secret("none")));
  }

  private Backend bedrock(Fields fields, Optional<Secret> secret, Optional<URI> address) {
    Optional<CloudSection.Amazon> amazon = fields.get(bedrock);
    fields.check(
        amazon.isPresent(), bedrock, "the backend bedrock needs it", "{region: ap-southeast-1}");
    return new Backend.Bedrock(
        amazon.map(CloudSection.Amazon::region).orElse("none"),
        secret,
        amazon.flatMap(CloudSection.Amazon::profile),
        address);
  }

  private Backend vertex(Fields fields, Optional<URI> address) {
    Optional<CloudSection.Google> google = fields.get(vertex);
    fields.check(
        google.isPresent(),
        vertex,
        "the backend vertex needs it",
        "{project: bos-prod, region: asia-southeast1}");
    return new Backend.Vertex(
        google.map(CloudSection.Google::region).orElse("none"),
        google.map(CloudSection.Google::project).orElse("none"),
        google.flatMap(CloudSection.Google::credentials),
        address);
  }

  /** Keys of one model. */
  private static final class LevelSection extends Section<Level> {

    private static final String THINKING =
        "Whether it thinks before it answers; without it as the model does by"
            + " itself. See docs/analysis.md.";

    private final Key<String> model =
        required("model", Shapes.text(), "claude-sonnet-4-5", "Its name in the API.");
    private final Key<Duration> time =
        required("time", Shapes.duration(), "15s", "For it in all, from connecting to the answer.");
    private final Key<Optional<Thinking>> thinking =
        optional("thinking", Shapes.choice(Thinking.class), "between-tools", THINKING);

    @Override
    protected Level build(Fields fields) {
      return new Level(fields.get(model), fields.get(time), fields.get(thinking));
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
