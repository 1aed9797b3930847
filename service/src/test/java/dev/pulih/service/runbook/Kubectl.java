package dev.pulih.service.runbook;

import dev.pulih.service.testing.SystemTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The real kubectl's own help, and what of a command line it does not know. */
final class Kubectl {

  /** Such as {@code -n, --namespace='': If present, ...}. */
  private static final Pattern FLAG =
      Pattern.compile("(?m)^ +(?:-(\\w), )?--([a-z0-9-]+)=(.*?):(?:\\s|$)");

  private static final Pattern COMMANDS =
      Pattern.compile("(?ms)^Available Commands:\\n(.*?)(?:^\\S|\\z)");

  private final Path kubectl = SystemTool.require("kubectl");
  private final Map<List<String>, Help> known = new HashMap<>();

  /**
   * What the help of a command says.
   *
   * @param usage whether it is about this command, and not about the one above it
   * @param flags by name, with or without dashes as written; whether they take a value
   * @param below the commands below it
   */
  private record Help(boolean usage, Map<String, Boolean> flags, Set<String> below) {}

  /** What is wrong with the words after {@code kubectl}; empty if nothing is. */
  Optional<String> problem(List<String> words) {
    List<String> path = new ArrayList<>();
    List<String> flags = new ArrayList<>();
    take(words, path, flags);
    if (path.isEmpty() || !help(path).usage()) {
      return Optional.of("kubectl has no command " + String.join(" ", path));
    }
    if (!help(path).below().isEmpty() && !path.equals(List.of("create"))) {
      return Optional.of("kubectl " + String.join(" ", path) + " has no such command below it");
    }
    Map<String, Boolean> allowed = flags(path);
    return flags.stream()
        .filter(flag -> !allowed.containsKey(flag))
        .findFirst()
        .map(flag -> "kubectl " + String.join(" ", path) + " has no " + flag);
  }

  /** Parts a command line into the command and its flags, up to a lone {@code --}. */
  private void take(List<String> words, List<String> path, List<String> flags) {
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      if (word.startsWith("-")) {
        List<String> names = names(word);
        flags.addAll(names);
        boolean value = flags(path).getOrDefault(names.getLast(), false);
        i += value && !word.contains("=") ? 1 : 0;
      } else if (path.isEmpty() || help(path).below().contains(word)) {
        path.add(word);
      }
    }
  }

  /** {@code -it} is two flags. */
  private static List<String> names(String word) {
    String flag = word.replaceFirst("(?s)=.*", "");
    return flag.startsWith("--")
        ? List.of(flag)
        : flag.substring(1).chars().mapToObj(c -> "-" + (char) c).toList();
  }

  private Map<String, Boolean> flags(List<String> path) {
    Map<String, Boolean> all = new HashMap<>(help(List.of("options")).flags());
    all.putAll(path.isEmpty() ? Map.of() : help(path).flags());
    return all;
  }

  private Help help(List<String> path) {
    List<String> key = List.copyOf(path);
    Help help = known.get(key);
    if (help == null) {
      help = read(key);
      known.put(key, help);
    }
    return help;
  }

  private Help read(List<String> path) {
    boolean options = path.equals(List.of("options"));
    String said = run(path, options ? List.of() : List.of("--help"));
    Map<String, Boolean> flags = new HashMap<>();
    FLAG.matcher(said).results().forEach(found -> add(flags, found));
    Pattern usage =
        Pattern.compile("(?m)^ +kubectl " + Pattern.quote(String.join(" ", path)) + "\\b");
    return new Help(usage.matcher(said).find(), flags, below(said));
  }

  private static void add(Map<String, Boolean> flags, MatchResult found) {
    boolean value = !Set.of("true", "false").contains(found.group(3));
    flags.put("--" + found.group(2), value);
    if (found.group(1) != null) {
      flags.put("-" + found.group(1), value);
    }
  }

  private static Set<String> below(String said) {
    return COMMANDS
        .matcher(said)
        .results()
        .flatMap(found -> found.group(1).lines())
        .map(line -> line.strip().split("\\s+")[0])
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private String run(List<String> path, List<String> more) {
    List<String> command = new ArrayList<>(List.of(kubectl.toString()));
    command.addAll(path);
    command.addAll(more);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
