package dev.pulih.service.oidc;

import dev.pulih.service.http.ShortAnswers;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * An answer whose body ends with an error where it is longer than it may be.
 *
 * @param whole the answer
 * @param most the most bytes
 */
record ShortResponse(ClientHttpResponse whole, long most) implements ClientHttpResponse {

  @Override
  public InputStream getBody() throws IOException {
    return new ShortAnswers(most).of(whole.getBody());
  }

  @Override
  public HttpStatusCode getStatusCode() throws IOException {
    return whole.getStatusCode();
  }

  @Override
  public String getStatusText() throws IOException {
    return whole.getStatusText();
  }

  @Override
  public HttpHeaders getHeaders() {
    return whole.getHeaders();
  }

  @Override
  public void close() {
    whole.close();
  }
}
