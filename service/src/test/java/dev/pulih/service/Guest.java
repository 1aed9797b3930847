package dev.pulih.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser that keeps cookies and follows no redirect. */
public final class Guest {

  private static final Pattern FORGERY = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI url;

  Guest(Running running) {
    this(running.url());
  }

  /** Somebody who looks at what is served at an address. */
  public Guest(URI url) {
    this.url = url;
  }

  /** What a page answers. */
  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** Sends the form of a page, with what that page put into it against forgery. */
  public HttpResponse<String> submit(String page, String action, String fields) {
    Matcher found = FORGERY.matcher(get(page).body());
    if (!found.find()) {
      throw new AssertionError("There is no form on " + page + ".");
    }
    return post(action, fields + "&_csrf=" + encoded(found.group(1)));
  }

  HttpResponse<String> post(String action, String body) {
    return send(
        HttpRequest.newBuilder(url.resolve(action))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Shows a token at the login. */
  public HttpResponse<String> logIn(String name, String token) {
    return submit("/login", "/login", "name=" + encoded(name) + "&token=" + encoded(token));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What keeps the cookies. */
  public HttpClient http() {
    return http;
  }

  URI url() {
    return url;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
