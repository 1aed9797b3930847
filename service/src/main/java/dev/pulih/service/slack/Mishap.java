package dev.pulih.service.slack;

import com.slack.api.methods.SlackApiException;

/** What went wrong with a call, in a few words that quote neither addresses nor tokens. */
final class Mishap {

  private Mishap() {}

  static String of(Exception e) {
    return e instanceof SlackApiException answered
        ? "status " + answered.getResponse().code()
        : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
  }
}
