package dev.pulih.service.tune;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the form that {@code patch} takes. */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final String UNENDED = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  /** Empty if there is none. */
  public static String of(String file, String before, String after) {
    List<String> old = lines(before);
    var patch = DiffUtils.diff(old, lines(after));
    List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(file, "proposed", old, patch, CONTEXT);
    return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
  }

  /** A last line without an end is another one than the same with it. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last + UNENDED);
    }
    return lines;
  }
}
