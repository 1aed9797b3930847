package dev.pulih.service.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What went wrong with a call, in a few words that quote neither addresses nor tokens. */
final class Mishap {

  private static final Pattern CODE = Pattern.compile("[a-z_]{1,60}");

  private Mishap() {}

  static String of(Exception e) {
    return e instanceof SlackApiException answered
        ? "status " + answered.getResponse().code()
        : e.getClass().getSimpleName() + words(e);
  }

  /** What a network says; a parser's and a protocol's words quote the answer. */
  private static String words(Exception e) {
    boolean ours = e instanceof IOException && !(e instanceof ProtocolException);
    return ours && e.getMessage() != null ? " " + e.getMessage() : "";
  }

  /** An error's code as Slack's pages list them; anything else could be any text. */
  static String code(@Nullable String error) {
    return error != null && CODE.matcher(error).matches() ? error : "an error without a code";
  }
}
