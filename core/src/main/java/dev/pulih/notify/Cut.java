package dev.pulih.notify;

/** Shortens text to what a channel takes, and shows that it did. */
public final class Cut {

  /** Stands where text was left out. */
  public static final String MARK = "…";

  private Cut() {}

  /** The text, at most so many characters long, ending in {@link #MARK} where it was longer. */
  public static String to(int most, String text) {
    return text.length() <= most ? text : text.substring(0, whole(text, most - 1)) + MARK;
  }

  /** Half a surrogate pair is no character: the cut goes before it. */
  private static int whole(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }
}
