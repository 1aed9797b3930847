package dev.pulih.service.claude;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Question;
import dev.pulih.service.claude.Model.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asks Claude: each model in turn until one gives a verdict, else the template. */
public final class ClaudeAnalyst implements Analyst, AutoCloseable {

  private final Messages messages;
  private final List<GuardedModel> models;
  private final Masking masking;
  private final Analyst template;
  private final Clock clock;

  /** An analyst that masks what it sends, and falls back on the template. */
  public ClaudeAnalyst(ClaudeSettings settings, Masking masking, Analyst template, Clock clock) {
    Messages api = new Messages(settings, clock);
    this.messages = api;
    this.models =
        settings.levels().stream()
            .map(level -> new Model(level, api, clock))
            .map(model -> new GuardedModel(model, settings.circuit(), clock))
            .toList();
    this.masking = masking;
    this.template = template;
    this.clock = clock;
  }

  @Override
  public Opinion ask(Question question) {
    Instant asked = clock.instant();
    return replyTo(question.briefing())
        .map(reply -> opinion(reply, asked))
        .orElseGet(() -> template.ask(question));
  }

  private Optional<Reply> replyTo(Briefing briefing) {
    String question = Prompt.question(masking.mask(briefing.facts()));
    return models.stream()
        .flatMap(model -> model.ask(question, briefing.incident()).stream())
        .findFirst();
  }

  private Opinion opinion(Reply reply, Instant asked) {
    return new Opinion(
        reply.verdict(), reply.model(), reply.usage(), Duration.between(asked, clock.instant()));
  }

  @Override
  public void close() {
    messages.close();
  }
}
