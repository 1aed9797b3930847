package dev.pulih.service.claude;

import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.core.http.Interceptor;
import dev.pulih.service.http.ShortAnswers;
import java.io.InputStream;

/**
 * An answer whose body ends with an error where it is longer than any that was asked for.
 *
 * @param whole the answer
 */
record ShortReply(HttpResponse whole) implements HttpResponse {

  /** Many times the longest prose. */
  private static final ShortAnswers MOST = new ShortAnswers(2 << 20);

  /** Lets no longer answer through. */
  static Interceptor only() {
    return Interceptor.syncOnly(
        (next, request, options) -> new ShortReply(next.execute(request, options)));
  }

  @Override
  public int statusCode() {
    return whole.statusCode();
  }

  @Override
  public Headers headers() {
    return whole.headers();
  }

  @Override
  public InputStream body() {
    return MOST.of(whole.body());
  }

  @Override
  public void close() {
    whole.close();
  }
}
