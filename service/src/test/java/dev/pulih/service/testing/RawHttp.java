package dev.pulih.service.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests as they are written, and what a port of this machine answers.
 *
 * @param port the port
 */
public record RawHttp(int port) {

  private static final int PATIENCE_MILLIS = 120_000;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})[^\n]*\r\n");

  /** Events, which do not end. */
  private static final String STREAM = "Content-Type: text/event-stream";

  /** A line of a request's head. */
  public static String header(String name, String value) {
    return name + ": " + value + "\r\n";
  }

  /** A request without a body. */
  public static String request(String method, String path, String head) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
        .formatted(method, path, head);
  }

  /** A request with a body, of which it says the length. */
  public static String request(String method, String path, String head, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return request(method, path, head + header("Content-Length", String.valueOf(length))) + body;
  }

  /** The answer, of events their beginning; empty where the connection is closed without a word. */
  public String sent(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      write(socket, request.getBytes(StandardCharsets.UTF_8));
      return read(socket.getInputStream());
    } catch (SocketException refused) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(request, e);
    }
  }

  private static void write(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
    } catch (SocketException enough) {
      // Whoever has seen enough closes the connection, and has answered before.
    }
  }

  private static String read(InputStream answer) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      read(answer, read);
    } catch (SocketException closed) {
      // What was left unread of the request resets the connection behind the answer.
    }
    return text(read);
  }

  private static void read(InputStream answer, ByteArrayOutputStream read) throws IOException {
    byte[] some = new byte[8_192];
    for (int n = answer.read(some); n > 0; n = answer.read(some)) {
      read.write(some, 0, n);
      if (text(read).contains(STREAM)) {
        break;
      }
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The status of an answer; 0 where there is none. */
  public static int status(String answer) {
    Matcher status = STATUS.matcher(answer);
    return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
  }
}
