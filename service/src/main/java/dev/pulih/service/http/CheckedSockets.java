package dev.pulih.service.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Sockets that look at the address itself before they connect to it: what a name led to when it was
 * looked up before does not count.
 */
final class CheckedSockets extends SocketFactory {

  private final AddressRule rule;

  CheckedSockets(AddressRule rule) {
    this.rule = rule;
  }

  @Override
  public Socket createSocket() {
    return new Checked(rule);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(InetSocketAddress to) throws IOException {
    Socket socket = createSocket();
    socket.connect(to);
    return socket;
  }

  private static final class Checked extends Socket {
    private final AddressRule rule;

    Checked(AddressRule rule) {
      this.rule = rule;
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
      connect(to, 0);
    }

    @Override
    public void connect(SocketAddress to, int timeout) throws IOException {
      if (to instanceof InetSocketAddress internet && internet.getAddress() != null) {
        require(internet.getAddress());
      }
      super.connect(to, timeout);
    }

    private void require(InetAddress address) throws RefusedAddress {
      Optional<String> objection = rule.objection(address);
      if (objection.isPresent()) {
        throw new RefusedAddress(address.getHostAddress(), objection.get());
      }
    }
  }
}
