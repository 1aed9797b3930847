package dev.pulih.service.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port before another one that can be shut, so that connections are refused, and opened again.
 */
public final class Relay implements AutoCloseable {

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final URI target;
  private final int port;
  private volatile ServerSocket server;

  /** An open port before this address. */
  public Relay(URI target) {
    this.target = target;
    this.server = listen(FreePort.next());
    this.port = server.getLocalPort();
    accept(server);
  }

  /** Its address. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Breaks all connections and refuses new ones. */
  public void shut() {
    closeQuietly(server);
    open.forEach(Relay::closeQuietly);
    open.clear();
  }

  /** Takes connections again. */
  public void reopen() {
    server = listen(port);
    accept(server);
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket listening) {
    Thread.startVirtualThread(
        () -> {
          try {
            while (true) {
              connect(listening.accept());
            }
          } catch (IOException _) {
            closeQuietly(listening);
          }
        });
  }

  private void connect(Socket client) throws IOException {
    Socket there = new Socket(target.getHost(), target.getPort());
    open.add(client);
    open.add(there);
    Thread.startVirtualThread(() -> copy(client, there));
    Thread.startVirtualThread(() -> copy(there, client));
  }

  private void copy(Socket from, Socket to) {
    try (InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    } catch (IOException _) {
      closeQuietly(to);
    } finally {
      closeQuietly(from);
      closeQuietly(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    shut();
  }
}
