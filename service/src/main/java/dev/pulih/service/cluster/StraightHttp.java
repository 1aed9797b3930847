package dev.pulih.service.cluster;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.http.HttpClient;

/**
 * The JDK's client without redirects, all of which fabric8 would follow without being able to be
 * told otherwise: no API server sends any, and whoever does would be handed Pulih's token.
 */
final class StraightHttp extends JdkHttpClientFactory {

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    HttpClient.Builder builder =
        super.createNewHttpClientBuilder().followRedirects(HttpClient.Redirect.NEVER);
    return (HttpClient.Builder)
        Proxy.newProxyInstance(
            StraightHttp.class.getClassLoader(),
            new Class<?>[] {HttpClient.Builder.class},
            (proxy, method, arguments) -> call(builder, proxy, method, arguments));
  }

  private static Object call(
      HttpClient.Builder builder, Object proxy, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().equals("followRedirects")) {
      return proxy;
    }
    try {
      Object result = method.invoke(builder, arguments);
      return result instanceof HttpClient.Builder ? proxy : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
