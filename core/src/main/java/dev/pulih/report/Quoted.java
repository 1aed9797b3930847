package dev.pulih.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Foreign text in Markdown: it stays text, whatever it says. It neither makes a link nor ends what
 * it stands in, and it moves no terminal's cursor.
 */
final class Quoted {

  private static final int LINES = 10;
  private static final int WIDTH = 300;
  private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]";

  /**
   * What begins or ends something in Markdown. Addresses, mentions and numbers of issues become
   * links even without brackets; an underscore within a word does nothing.
   */
  private static final Pattern MARKUP =
      Pattern.compile(
          "[\\\\`*~\\[\\]<#|@]|^>|(?<!\\w)_|_(?!\\w)|&(?=#?\\w+;)|:(?=/)|(?<=(?i:www))\\.");

  private Quoted() {}

  /** One line of text. */
  static String line(String text) {
    String plain = text.replaceAll(UNSEEN + "+", " ").strip();
    return MARKUP.matcher(plain).replaceAll(found -> "\\\\" + quoted(found.group()));
  }

  private static String quoted(String character) {
    return character.equals("\\") ? "\\\\" : character;
  }

  /** The last lines of a log: an indented block cannot be closed by what stands in it. */
  static String block(String log) {
    return tail(log).stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }

  /** The last lines of a log, each cut and without what cannot be seen. */
  static List<String> tail(String log) {
    List<String> lines = log.lines().map(Quoted::visible).filter(l -> !l.isBlank()).toList();
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }

  private static String visible(String line) {
    String plain = line.replaceAll(UNSEEN, " ");
    return plain.substring(0, Math.min(plain.length(), WIDTH));
  }
}
