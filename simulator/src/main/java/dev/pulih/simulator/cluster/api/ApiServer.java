package dev.pulih.simulator.cluster.api;

import com.sun.net.httpserver.HttpServer;
import dev.pulih.simulator.cluster.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A Kubernetes API server on a loopback port, over plain HTTP with bearer tokens. It serves a
 * store; it moves no time: Deployments roll when their cluster advances.
 */
public final class ApiServer implements AutoCloseable {

  private static final int BACKLOG = 128;

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AuditTrail audit = new AuditTrail();
  private final Faults faults = new Faults();
  private final Door door;

  private ApiServer(
      ObjectStore store, List<User> users, PodLogs logs, InstantSource clock, HttpServer http) {
    Access access = new Access(users);
    Front front = new Front(access, new Verbs(store, logs), clock);
    this.door = new Door(store, front, new Witness(store, access, clock, audit), faults);
    this.http = http;
    http.createContext("/", door);
    http.setExecutor(threads);
    http.start();
  }

  /**
   * Starts serving.
   *
   * @param users who may call; everybody else gets 401
   * @param logs what pods wrote
   * @param clock the cluster's clock, for creation times, field owners and the audit trail
   * @param port 0 for any free one
   * @throws UncheckedIOException if the port cannot be had
   */
  public static ApiServer start(
      ObjectStore store, List<User> users, PodLogs logs, InstantSource clock, int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new ApiServer(store, users, logs, clock, HttpServer.create(address, BACKLOG));
    } catch (IOException taken) {
      throw new UncheckedIOException("the API server cannot listen on port " + port, taken);
    }
  }

  /** Where the server listens, such as {@code http://127.0.0.1:8001}. */
  public URI url() {
    InetSocketAddress address = http.getAddress();
    return URI.create(
        "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort()));
  }

  /** Every request so far. */
  public AuditTrail audit() {
    return audit;
  }

  /** The faults that the server shall show. */
  public Faults faults() {
    return faults;
  }

  /** Stops serving and breaks all connections. */
  @Override
  public void close() {
    door.close();
    http.stop(0);
    threads.shutdownNow();
  }
}
