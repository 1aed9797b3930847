package dev.pulih.service.runbook;

import java.util.ArrayList;
import java.util.List;

/**
 * The simple commands of a shell script, each as its words: what stands between pipes, line ends
 * and the like, also within {@code $(...)}. Variables are left as they are; redirections, comments
 * and assignments before a command are left out.
 */
public final class ShellScript {

  private final String text;
  private final List<List<String>> commands = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private boolean redirected;
  private int at;

  private ShellScript(String text) {
    this.text = text;
  }

  /** The commands of a script, in the order in which they begin. */
  public static List<List<String>> commands(String text) {
    ShellScript script = new ShellScript(text);
    while (script.at < text.length()) {
      script.next(text.charAt(script.at));
    }
    script.endCommand();
    return script.commands;
  }

  private void next(char c) {
    switch (c) {
      case '\'' -> quoted();
      case '"' -> doubleQuoted();
      case '\\' -> escaped();
      case '$' -> dollar();
      case '\n', ';', '|', '&' -> endCommand();
      case ' ', '\t' -> endWord();
      case '>', '<' -> redirect();
      default -> plain(c);
    }
    at++;
  }

  private void plain(char c) {
    if (c == '#' && !inWord) {
      int end = text.indexOf('\n', at);
      at = (end < 0 ? text.length() : end) - 1;
    } else {
      add(c);
    }
  }

  private void add(char c) {
    inWord = true;
    word.append(c);
  }

  private void quoted() {
    int end = text.indexOf('\'', at + 1);
    inWord = true;
    word.append(text, at + 1, end);
    at = end;
  }

  private void doubleQuoted() {
    inWord = true;
    for (at++; text.charAt(at) != '"'; at++) {
      switch (text.charAt(at)) {
        case '\\' -> escaped();
        case '$' -> dollar();
        default -> word.append(text.charAt(at));
      }
    }
  }

  private void escaped() {
    at++;
    if (text.charAt(at) != '\n') {
      add(text.charAt(at));
    }
  }

  /** A script within is taken for what it is; its output is an unknown word. */
  private void dollar() {
    if (!text.startsWith("$(", at)) {
      add('$');
      return;
    }
    int from = at + 2;
    int open = 1;
    for (at = from; open > 0; at++) {
      open += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
    }
    at--;
    commands.addAll(commands(text.substring(from, at)));
    inWord = true;
    word.append("$OUTPUT");
  }

  /** A number before it is a file descriptor, a word after it is a file. */
  private void redirect() {
    if (word.toString().matches("\\d*")) {
      word.setLength(0);
      inWord = false;
    }
    endWord();
    redirected = true;
  }

  private void endWord() {
    if (inWord && !redirected) {
      words.add(word.toString());
    }
    redirected &= !inWord;
    inWord = false;
    word.setLength(0);
  }

  private void endCommand() {
    endWord();
    List<String> command =
        words.stream().dropWhile(w -> w.matches("(?s)[A-Za-z_]\\w*=.*")).toList();
    if (!command.isEmpty()) {
      commands.add(command);
    }
    words = new ArrayList<>();
  }
}
