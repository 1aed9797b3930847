package dev.pulih.service.claude;

import com.anthropic.backends.Backend;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;

/**
 * A backend at another address than its own.
 *
 * @param backend prepares and signs requests
 * @param baseUrl the address
 */
record Elsewhere(Backend backend, String baseUrl) implements Backend {

  @Override
  public HttpRequest prepareRequest(HttpRequest request) {
    return backend.prepareRequest(request);
  }

  @Override
  public HttpRequest authorizeRequest(HttpRequest request) {
    return backend.authorizeRequest(request);
  }

  @Override
  public HttpResponse prepareResponse(HttpResponse response) {
    return backend.prepareResponse(response);
  }

  @Override
  public void close() {
    backend.close();
  }
}
