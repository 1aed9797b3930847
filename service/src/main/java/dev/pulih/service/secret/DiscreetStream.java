package dev.pulih.service.secret;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * A stream of text without secrets, line by line: the last gate for what a library logs when an
 * operator makes it talkative.
 */
public final class DiscreetStream extends OutputStream {

  /** Longer lines are passed on in pieces. */
  private static final int LONGEST = 1 << 20;

  private final OutputStream out;
  private final Supplier<Secrets> secrets;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private DiscreetStream(OutputStream out, Supplier<Secrets> secrets) {
    this.out = out;
    this.secrets = secrets;
  }

  /** A stream over another; the secrets are asked for at each line. */
  public static PrintStream over(OutputStream out, Supplier<Secrets> secrets) {
    return new PrintStream(new DiscreetStream(out, secrets), true, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int octet) throws IOException {
    line.write(octet);
    if (octet == '\n' || line.size() >= LONGEST) {
      passOn();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }

  private void passOn() throws IOException {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    out.write(secrets.get().redact(text).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** What is not a whole line yet waits for its end. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    passOn();
    out.flush();
  }
}
