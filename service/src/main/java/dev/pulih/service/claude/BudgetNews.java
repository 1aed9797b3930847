package dev.pulih.service.claude;

import dev.pulih.analyse.BudgetStage;
import dev.pulih.detect.Severity;
import dev.pulih.notify.Notification.About;
import dev.pulih.notify.Notifier;
import dev.pulih.service.news.News;
import dev.pulih.signal.ServiceRef;
import java.util.List;

/** Tells people of the budget, after the log. No answer waits for it. */
public final class BudgetNews implements BudgetNotice {

  private static final About BUDGET =
      new About("claude-budget", new ServiceRef("pulih", "claude"), Severity.P2);

  private final BudgetNotice log = BudgetNotice.inLog();
  private final News news;

  /** By these notifiers; without any, in the log alone. */
  public BudgetNews(List<Notifier> notifiers) {
    this.news = new News(notifiers, BUDGET);
  }

  @Override
  public void reached(BudgetStage stage, String sentence) {
    log.reached(stage, sentence);
    news.tell(sentence);
  }

  @Override
  public void close() {
    news.close();
  }
}
