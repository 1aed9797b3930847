package dev.pulih.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {

  private final Topic topic = new Topic();

  @Test
  void the_same_is_news_once_though_the_server_words_it_anew() {
    assertThat(topic.isNews("x was answered with HTTP 503 (request 1): wait.")).isTrue();
    assertThat(topic.isNews("x was answered with HTTP 503 (request 2 (again)): wait.")).isFalse();
  }

  @Test
  void another_reason_is_news_and_so_is_each_one_after_it_was_over() {
    assertThat(topic.isNews("HTTP 503: wait.")).isTrue();
    assertThat(topic.isNews("HTTP 401: check the token.")).isTrue();
    assertThat(topic.isNews("HTTP 503: wait.")).isFalse();
    assertThat(topic.over()).isTrue();
    assertThat(topic.isNews("HTTP 503: wait.")).isTrue();
  }

  @Test
  void what_was_never_wrong_is_not_over() {
    assertThat(topic.over()).isFalse();
  }
}
