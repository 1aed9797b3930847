package dev.pulih.simulator.hostile;

import dev.pulih.analyse.Analyst;
import dev.pulih.analyse.Opinion;
import dev.pulih.analyse.Question;
import dev.pulih.analyse.TemplateAnalyst;
import dev.pulih.analyse.Verdict;
import java.time.Duration;

/** An analyst that knows nothing: it says anything, late at times, and dies while it thinks. */
record Oracle(Trouble trouble, Dice dice) implements Analyst {

  @Override
  public Opinion ask(Question question) {
    trouble.mayCrash(100);
    trouble.mayTakeLong(10);
    Verdict verdict =
        new Verdict(dice.oneIn(2), dice.below(101), "A guess.", "delete it", dice.oneIn(2));
    String source = dice.oneIn(4) ? TemplateAnalyst.SOURCE : "claude-sonnet-4-5";
    return new Opinion(verdict, source, Opinion.Usage.none(), Duration.ZERO);
  }
}
