package dev.pulih.simulator.hostile;

import dev.pulih.policy.Hold;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Answer;
import java.util.Random;

/** Answers that nobody asked for. */
record Answers(Random random) {

  Answer any() {
    return random.nextBoolean()
        ? new Answer.Accepted(9)
        : new Answer.Refused(new Hold(Reason.CONFLICT, "stray"));
  }
}
