package dev.pulih.service.web.page;

import dev.pulih.detect.StageCondition;
import dev.pulih.policy.Reason;
import dev.pulih.recover.Explanation.OfStage;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How pages explain a stage. */
public final class StageWords {

  private StageWords() {}

  /** The key of where its condition stands, which names since when where that is known. */
  public static String key(StageCondition condition) {
    return switch (condition.phase()) {
      case ABSENT -> "why.absent";
      case MATURING -> "why.maturing";
      case MATURED -> "why.matured";
      case UNKNOWN -> "why.unknown";
    };
  }

  /** The guards that hold nothing. */
  public static String clear(OfStage stage) {
    return stage.clear().stream().sorted().map(Reason::name).collect(Collectors.joining(", "));
  }

  /** The guards that could not be looked at, and why. */
  public static SortedMap<Reason, String> unseen(OfStage stage) {
    return new TreeMap<>(stage.unseen());
  }
}
