package dev.pulih.benchmarks.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Somebody who is logged in, as a browser sees it: what is sent is compressed. */
final class Visitor implements AutoCloseable {

  private static final Pattern FORGERY = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern FILE = Pattern.compile("\"(/assets/[0-9a-f]+/[a-z.]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
  private final URI url;

  /**
   * What a page answered.
   *
   * @param millis from the request to the last byte of the answer
   * @param bytes as many as were sent
   * @param text what they say
   */
  record Answer(double millis, int bytes, String text) {

    /** The files that the page loads. */
    List<String> files() {
      return FILE.matcher(text).results().map(found -> found.group(1)).distinct().toList();
    }
  }

  Visitor(URI url, String token) throws IOException, InterruptedException {
    this.url = url;
    Matcher word = FORGERY.matcher(get("/login").text());
    if (!word.find()) {
      throw new IOException("The login of " + url + " has no form.");
    }
    HttpRequest login =
        HttpRequest.newBuilder(url.resolve("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "name=visitor&token=" + encoded(token) + "&_csrf=" + encoded(word.group(1))))
            .build();
    var _ = http.send(login, BodyHandlers.discarding());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  Answer get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path)).header("Accept-Encoding", "gzip").build();
    long before = System.nanoTime();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    double millis = (System.nanoTime() - before) / 1e6;
    return new Answer(millis, found(path, answer).length, text(answer));
  }

  /** The lines of an answer that has no end. */
  Stream<String> stream(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url.resolve(path)).build();
    return found(path, http.send(request, BodyHandlers.ofLines()));
  }

  private static <T> T found(String path, HttpResponse<T> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered with " + answer.statusCode() + ".");
    }
    return answer.body();
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    boolean zipped =
        answer.headers().firstValue("Content-Encoding").filter("gzip"::equals).isPresent();
    if (!zipped) {
      return new String(answer.body(), UTF_8);
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** How many bytes a page and all files that it loads are together. */
  int weight(Answer page) throws IOException, InterruptedException {
    int bytes = page.bytes();
    for (String file : page.files()) {
      bytes += get(file).bytes();
    }
    return bytes;
  }

  /** An answer that has no end is not waited for. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
