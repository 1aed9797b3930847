package dev.pulih.service.demo;

import dev.pulih.simulator.play.Ending;
import dev.pulih.simulator.play.Scene;

/** How a demonstration is shown. */
interface Stage {

  /** A scenario begins. */
  void opens(Performance performance);

  /** Who watches it. */
  Scene watching(Performance performance);

  /** It is over. */
  void closes(Performance performance, Ending ending);

  /** All are over. */
  void curtain(long well, long all);
}
