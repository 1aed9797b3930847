package dev.pulih.service.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/**
 * One client's conversation. The server demands, in our words:
 *
 * <ul>
 *   <li>EHLO before anything, and again after STARTTLS (<a
 *       href="https://www.rfc-editor.org/rfc/rfc3207#section-4.2">RFC 3207, 4.2</a>); MAIL, RCPT
 *       and DATA in this order (<a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.4">RFC
 *       5321, 4.1.4</a>); a command line of at most 512 bytes that ends in CRLF (4.5.3.1.4).
 *   <li>Where TLS is offered, nothing is taken before it, and no password (<a
 *       href="https://www.rfc-editor.org/rfc/rfc4954#section-4">RFC 4954, 4</a>).
 *   <li>A letter as {@link MailRules} describe it.
 * </ul>
 */
final class MailSession {

  private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):<([^<>\\s]+)>(?: .*)?");

  private final MailEndpoint endpoint;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean greeted;
  private boolean encrypted;
  private boolean known;
  private Optional<String> from = Optional.empty();
  private List<String> to = new ArrayList<>();

  MailSession(MailEndpoint endpoint, Socket plain) throws IOException {
    this.endpoint = endpoint;
    this.socket = endpoint.manner().implicit() ? secured(plain) : plain;
    this.encrypted = endpoint.manner().implicit();
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            endpoint
                .manner()
                .tls()
                .orElseThrow()
                .getSocketFactory()
                .createSocket(plain, "localhost", plain.getPort(), true);
    tls.setUseClientMode(false);
    tls.startHandshake();
    return tls;
  }

  void run() throws IOException {
    boolean goesOn = answer("CONNECT", "", "220 localhost ESMTP");
    while (goesOn) {
      String line = line(512);
      String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      goesOn = answer(word, line.substring(word.length()).strip(), "");
    }
  }

  private boolean answer(String word, String rest, String otherwise) throws IOException {
    Optional<SmtpFault> fault = endpoint.fault(word);
    if (fault.isPresent()) {
      return fail(fault.get(), word, rest);
    }
    say(otherwise.isEmpty() ? done(word, rest) : otherwise);
    if (word.equals("STARTTLS")) {
      begin();
    }
    return !word.equals("QUIT");
  }

  private boolean fail(SmtpFault fault, String word, String rest) throws IOException {
    switch (fault) {
      case SmtpFault.Says(String reply) -> say(reply);
      case SmtpFault.SaysAndCloses(String reply) -> say(reply);
      case SmtpFault.Hangs _ -> endpoint.awaitClosed();
      case SmtpFault.Closes _ -> out.flush();
      case SmtpFault.Halves _ -> write("25");
      case SmtpFault.LosesTheReply _ -> done(word, rest);
      case SmtpFault.Babbles _ -> babble();
    }
    return fault instanceof SmtpFault.Says;
  }

  private void babble() throws IOException {
    while (!endpoint.isClosed()) {
      say("250-still talking");
    }
  }

  private String done(String word, String rest) throws IOException {
    return switch (word) {
      case "EHLO" -> hello();
      case "STARTTLS" -> startTls();
      case "AUTH" -> login(rest);
      case "MAIL" -> sender(rest);
      case "RCPT" -> receiver(rest);
      case "DATA" -> data();
      case "RSET" -> reset("250 2.0.0 forgotten");
      case "NOOP" -> "250 2.0.0 nothing";
      case "QUIT" -> "221 2.0.0 bye";
      default -> "500 5.5.2 unknown command";
    };
  }

  private String hello() {
    greeted = true;
    reset("");
    boolean tls = endpoint.manner().offersStartTls() && !encrypted;
    boolean auth = endpoint.manner().asksLogin() && encrypted;
    return "250-localhost\r\n"
        + (tls ? "250-STARTTLS\r\n" : "")
        + (auth ? "250-AUTH PLAIN LOGIN\r\n" : "")
        + "250 ENHANCEDSTATUSCODES";
  }

  private String startTls() {
    return endpoint.manner().offersStartTls() && !encrypted && greeted
        ? "220 2.0.0 go ahead"
        : "502 5.5.1 no STARTTLS here";
  }

  private void begin() throws IOException {
    socket = secured(socket);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    encrypted = true;
    greeted = false;
  }

  private String login(String rest) throws IOException {
    if (!greeted || !encrypted) {
      return "538 5.7.11 encryption required";
    }
    String[] words = rest.split(" ");
    String given = decoded(words.length == 2 ? words[1] : challenge());
    known = words[0].equals("PLAIN") && isPlain(given);
    return known ? "235 2.7.0 hello" : "535 5.7.8 wrong user or password";
  }

  /** Whom to act as, who it is, and the password (RFC 4616). */
  private static boolean isPlain(String given) {
    String expected = MailEndpoint.USER + "\0" + MailEndpoint.PASSWORD;
    return given.equals("\0" + expected) || given.equals(MailEndpoint.USER + "\0" + expected);
  }

  private String challenge() throws IOException {
    say("334 ");
    return line(12_288);
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private String sender(String rest) {
    if (endpoint.manner().offersStartTls() && !encrypted) {
      return "530 5.7.0 begin with STARTTLS";
    }
    if (endpoint.manner().asksLogin() && !known) {
      return "530 5.7.0 log in first";
    }
    from = greeted ? path(rest) : Optional.empty();
    return from.isPresent() ? "250 2.1.0 welcome" : "503 5.5.1 not now";
  }

  private String receiver(String rest) {
    Optional<String> receiver = from.flatMap(_ -> path(rest));
    receiver.ifPresent(to::add);
    return receiver.isPresent() ? "250 2.1.5 known" : "503 5.5.1 not now";
  }

  private static Optional<String> path(String rest) {
    Matcher path = PATH.matcher(rest);
    return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
  }

  private String data() throws IOException {
    if (to.isEmpty()) {
      return "503 5.5.1 nobody to give it to";
    }
    say("354 go ahead");
    byte[] data = letter();
    Optional<SmtpFault> fault = endpoint.fault(".");
    if (fault.isPresent() && !(fault.get() instanceof SmtpFault.LosesTheReply)) {
      return failed(fault.get());
    }
    String reply = judged(data);
    if (fault.isPresent()) {
      throw new IOException("the reply is lost");
    }
    return reply;
  }

  private String failed(SmtpFault fault) throws IOException {
    if (fail(fault, ".", "")) {
      return "";
    }
    throw new IOException("the server goes");
  }

  private String judged(byte[] data) {
    Optional<String> broken = MailRules.broken(data);
    if (broken.isEmpty()) {
      String text = new String(data, StandardCharsets.US_ASCII);
      endpoint.take(new Mail(from.orElseThrow(), List.copyOf(to), text, encrypted));
    }
    return reset(broken.map(why -> "554 5.6.0 " + why).orElse("250 2.0.0 taken"));
  }

  private String reset(String reply) {
    from = Optional.empty();
    to = new ArrayList<>();
    return reply;
  }

  private byte[] letter() throws IOException {
    ByteArrayOutputStream letter = new ByteArrayOutputStream();
    for (String line = line(1_000_000); !line.equals("."); line = line(1_000_000)) {
      String text = line.startsWith(".") ? line.substring(1) : line;
      letter.writeBytes((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return letter.toByteArray();
  }

  /** Up to CRLF; a CR or LF alone stays in the line. */
  private String line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int before = -1;
    for (int c = in.read(); !(before == '\r' && c == '\n'); c = in.read()) {
      if (c < 0 || line.size() >= most) {
        throw new IOException("no line");
      }
      line.write(c);
      before = c;
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.substring(0, text.length() - 1);
  }

  private void say(String reply) throws IOException {
    if (!reply.isEmpty()) {
      write(reply + "\r\n");
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
