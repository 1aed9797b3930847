package dev.pulih.service.demo;

import dev.pulih.simulator.play.Audience;
import dev.pulih.simulator.play.Ending;

/** How a demonstration is shown. */
interface Presentation {

  /** A scenario begins. */
  void opens(Performance performance);

  /** Who watches it. */
  Audience watching(Performance performance);

  /** It is over. */
  void closes(Performance performance, Ending ending);

  /** All are over. */
  void curtain(long well, long all);
}
