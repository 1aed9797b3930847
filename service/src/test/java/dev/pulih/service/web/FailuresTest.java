package dev.pulih.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/** What is made of failures that are none of Pulih's. */
class FailuresTest {

  private final ExceptionHandlerMethodResolver chosen =
      new ExceptionHandlerMethodResolver(Failures.class);

  @Test
  void who_does_not_wait_for_an_answer_is_no_bug_and_gets_none() {
    Method handler = chosen.resolveMethod(new AsyncRequestNotUsableException("Broken pipe"));
    assertThat(handler).isNotNull();
    assertThat(handler.getName()).isEqualTo("left");
    assertThat(handler.getReturnType()).isEqualTo(void.class);
  }
}
