package dev.pulih.simulator.play;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.report.Drafting;

/**
 * Who gives opinions and writes drafts in a play.
 *
 * @param analyst gives opinions
 * @param drafting writes post-mortem drafts
 */
public record Advisers(Analyst analyst, Drafting drafting) {

  /** Nobody but the templates. */
  public static Advisers templates() {
    return new Advisers(new TemplateAnalyst(), Drafting.template());
  }
}
