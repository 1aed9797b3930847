package dev.pulih.service.claude;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.Briefing;
import dev.pulih.analyse.Masking;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Opinion.Usage;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.Tokens;
import dev.pulih.analyse.Verdict;
import dev.pulih.service.claude.ClaudeSettings.Limits;

/** Asks Claude for an opinion: each model in turn until one gives a verdict, else the template. */
final class ClaudeAnalyst implements Analyst {

  private final Chain chain;
  private final Form<Verdict> form;
  private final Masking masking;
  private final Analyst template;

  ClaudeAnalyst(Chain chain, Limits limits, Masking masking, Analyst template) {
    this.chain = chain;
    this.form = Form.verdict(limits);
    this.masking = masking;
    this.template = template;
  }

  @Override
  public Opinion ask(Question question) {
    return chain
        .ask(form, inquiry(question))
        .map(ClaudeAnalyst::opinion)
        .orElseGet(() -> template.ask(question));
  }

  private Inquiry inquiry(Question question) {
    Briefing briefing = question.briefing();
    String text = UserMessage.of(briefing, masking);
    return new Inquiry(question.id(), briefing.incident(), question.severity(), text);
  }

  private static Opinion opinion(Reply<Verdict> reply) {
    return new Opinion(reply.value(), reply.model(), usage(reply.tokens()), reply.took());
  }

  private static Usage usage(Tokens tokens) {
    long read = tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
    return new Usage(read, tokens.output());
  }
}
