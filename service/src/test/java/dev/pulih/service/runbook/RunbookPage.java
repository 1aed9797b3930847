package dev.pulih.service.runbook;

import dev.pulih.notify.Runbook.Shipped;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A runbook taken apart.
 *
 * @param runbook which one
 * @param text its Markdown
 */
public record RunbookPage(Shipped runbook, String text) {

  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
  private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
  private static final Pattern SECTION = Pattern.compile("(?ms)^## ([^\\n]+)\\n(.*?)(?=^## |\\z)");
  private static final Pattern STEP = Pattern.compile("(?ms)^### ([^\\n]+)\\n(.*?)(?=^### |\\z)");

  /** A part with its title. */
  public record Part(String title, String text) {}

  static RunbookPage of(Shipped runbook) {
    return new RunbookPage(runbook, RunbookTexts.of(runbook));
  }

  /** All that ship. */
  public static Stream<RunbookPage> all() {
    return Arrays.stream(Shipped.values()).map(RunbookPage::of);
  }

  /** What stands between fences of a language. */
  public List<String> fences(String language) {
    return FENCE
        .matcher(text)
        .results()
        .filter(fence -> fence.group(1).equals(language))
        .map(fence -> fence.group(2))
        .toList();
  }

  /** The languages of all fences. */
  List<String> languages() {
    return FENCE.matcher(text).results().map(fence -> fence.group(1)).distinct().toList();
  }

  /** What stands between backquotes in the sentences; a line break there is a blank. */
  public List<String> inline() {
    return INLINE
        .matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(found -> found.group(1).replaceAll("\\s+", " "))
        .toList();
  }

  List<Part> sections() {
    return parts(SECTION, text);
  }

  /** The text of a section. */
  String section(String title) {
    return sections().stream()
        .filter(s -> s.title().equals(title))
        .findFirst()
        .orElseThrow()
        .text();
  }

  /** The steps of what to do. */
  List<Part> steps() {
    return parts(STEP, section("Do"));
  }

  /** Everything that is for the shell, also within sentences. */
  public Stream<String> scripts() {
    return Stream.concat(
        fences("sh").stream(),
        inline().stream().filter(code -> code.matches("(kubectl|psql|redis-cli|\\./pulih) .+")));
  }

  /** The commands of all scripts, each as its words. */
  public Stream<List<String>> commands() {
    return scripts().flatMap(script -> ShellScript.commands(script).stream());
  }

  private static List<Part> parts(Pattern pattern, String of) {
    Matcher matcher = pattern.matcher(of);
    return matcher.results().map(m -> new Part(m.group(1), m.group(2))).toList();
  }

  @Override
  public String toString() {
    return runbook.id();
  }
}
