package dev.pulih.service;

import dev.pulih.flow.Leadership;
import dev.pulih.flow.Leadership.Standing;
import dev.pulih.flow.Leadership.Standing.Leader;
import dev.pulih.flow.Leadership.Standing.Standby;
import dev.pulih.service.web.Status.Lead;
import java.util.Optional;

/**
 * The right to act, and how it is come by.
 *
 * @param holder the name of this process alone, under which it begins its term
 * @param leadership whether this Pulih has it
 * @param campaign where it is elected; empty if it has the right anyway
 */
record Office(String holder, Leadership leadership, Optional<Campaign> campaign) {

  /** Of a Pulih that shares its records with nobody. */
  static Office alone(long epoch) {
    return alone("", epoch);
  }

  /** The same of one with a name. */
  static Office alone(String holder, long epoch) {
    return new Office(holder, Leadership.alone(epoch), Optional.empty());
  }

  /**
   * Takes over as soon as it may: at once, or when it is elected.
   *
   * @param takeOver begins to act
   * @param ending ends this Pulih when it leads no more
   */
  void enter(Runnable takeOver, Ending ending) {
    campaign.ifPresentOrElse(c -> c.start(events(takeOver, ending)), takeOver);
  }

  private Campaign.Events events(Runnable takeOver, Ending ending) {
    return new Campaign.Events() {
      @Override
      public void elected() {
        takeOver(takeOver, ending);
      }

      @Override
      public void over() {
        boolean _ = ending.reached();
      }
    };
  }

  /** Nobody waits for it here, so that it fails must be the end. */
  private static void takeOver(Runnable takeOver, Ending ending) {
    try {
      takeOver.run();
    } catch (RuntimeException e) {
      ending.because("It was elected and cannot take over: %s".formatted(e.getMessage()));
    } catch (Error e) {
      ending.because("It was elected and cannot take over: %s".formatted(e));
      throw e;
    }
  }

  /** Where a Pulih stands, in words. */
  static Lead said(Standing standing) {
    return switch (standing) {
      case Leader(long epoch) -> new Lead(true, "leads, in term " + epoch);
      case Standby standby -> new Lead(false, "standby; " + standby.who() + " leads");
    };
  }
}
