package dev.pulih.service;

import dev.pulih.service.secret.Secret;
import java.net.URI;

/** A Pulih that runs in this process. */
public final class Running implements AutoCloseable {

  private final Door door;
  private final Ending ending;
  private final Opened opened;

  /**
   * How it is reached.
   *
   * @param address the address that it listens on
   * @param port its port
   * @param token what a command must show
   */
  record Door(String address, int port, Secret token) {}

  Running(Door door, Ending ending, Opened opened) {
    this.door = door;
    this.ending = ending;
    this.opened = opened;
  }

  /** The port that it listens on. */
  public int port() {
    return door.port();
  }

  /** What a command must show. */
  public Secret token() {
    return door.token();
  }

  /** Where this machine finds it. */
  public URI url() {
    return URI.create("http://" + host() + ":" + door.port());
  }

  /** An address that stands for all of them is reached by the loopback one. */
  private String host() {
    String address = door.address();
    boolean any = address.equals("0.0.0.0") || address.equals("::");
    return any ? "127.0.0.1" : address.contains(":") ? "[" + address + "]" : address;
  }

  /** Waits until it may not go on, and says why. It is to be closed then. */
  public String awaitEnd() {
    return ending.await();
  }

  /** Ends it in order: the tick and the effects that are under way, the server, the store. */
  @Override
  public void close() {
    opened.close();
  }
}
