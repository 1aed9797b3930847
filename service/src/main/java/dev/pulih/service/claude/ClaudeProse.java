package dev.pulih.service.claude;

import dev.pulih.analyse.Masking;
import dev.pulih.report.ProsePrompt;
import dev.pulih.report.ProseWriter;
import dev.pulih.service.claude.ClaudeSettings.Limits;
import java.util.Optional;

/** Asks Claude for the prose of a post-mortem draft: each model in turn until one gives some. */
final class ClaudeProse implements ProseWriter {

  private final Chain chain;
  private final Form<String> form;
  private final Masking masking;

  ClaudeProse(Chain chain, Limits limits, Masking masking) {
    this.chain = chain;
    this.form = Form.prose(limits);
    this.masking = masking;
  }

  @Override
  public Optional<String> write(Commission commission) {
    String text = masking.mask(ProsePrompt.user(commission));
    Inquiry inquiry =
        new Inquiry(commission.id(), commission.incident(), commission.severity(), text);
    return chain.ask(form, inquiry).map(Reply::value);
  }
}
