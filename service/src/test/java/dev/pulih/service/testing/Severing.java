package dev.pulih.service.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A way to PostgreSQL on which a connection breaks once, while a transaction with a certain text is
 * committed: its client cannot know what became of it.
 */
public final class Severing implements AutoCloseable {

  private final ServerSocket door;
  private final int server;
  private final String text;
  private final Cut cut;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean severed;

  /** When the connection breaks. */
  public enum Cut {
    /** The server has not committed, and rolls back. */
    BEFORE_THE_COMMIT("INSERT 0 1\0"),
    /** The server has committed, and its answer is lost. */
    AFTER_THE_COMMIT("COMMIT\0");

    /** What the server says then, as the protocol writes it (CommandComplete). */
    private final String said;

    Cut(String said) {
      this.said = said;
    }
  }

  /** A way to the server on this port of this machine. */
  public Severing(int server, String text, Cut cut) {
    this.server = server;
    this.text = text;
    this.cut = cut;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::open);
  }

  /** The same address by this way. */
  public String by(String url) {
    return url.replace(":" + server + "/", ":" + door.getLocalPort() + "/");
  }

  /** Whether it has broken. */
  public boolean severed() {
    return severed;
  }

  private void open() {
    try {
      while (true) {
        new Way(door.accept(), new Socket(InetAddress.getLoopbackAddress(), server)).open();
      }
    } catch (IOException _) {
      // Nobody comes any more.
    }
  }

  /** One connection. */
  private final class Way {

    private final Socket client;
    private final Socket host;
    private volatile boolean seen;

    Way(Socket client, Socket host) {
      this.client = client;
      this.host = host;
      sockets.addAll(List.of(client, host));
    }

    void open() {
      Thread.ofVirtual().start(() -> pass(client, host, true));
      Thread.ofVirtual().start(() -> pass(host, client, false));
    }

    private void pass(Socket from, Socket to, boolean asking) {
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
          String said = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
          if (breaks(said, asking)) {
            return;
          }
          out.write(buffer, 0, n);
        }
      } catch (IOException _) {
        // Both sides find out by themselves.
      }
    }

    private boolean breaks(String said, boolean asking) {
      if (asking) {
        seen = seen || said.contains(text);
        return false;
      }
      boolean now = seen && !severed && said.contains(cut.said);
      severed = severed || now;
      return now;
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
