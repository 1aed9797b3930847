package dev.pulih.service.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack's side of Socket Mode (<a
 * href="https://docs.slack.dev/apis/events-api/using-socket-mode/">using Socket Mode</a>): an
 * address is good for one connection; an envelope is acknowledged once, on the connection that
 * carried it.
 */
public final class SlackSocket extends WebSocketServer implements AutoCloseable {

  private final CountDownLatch started = new CountDownLatch(1);
  private final AtomicInteger tickets = new AtomicInteger();
  private final Set<String> unused = ConcurrentHashMap.newKeySet();
  private final Map<String, WebSocket> sent = new ConcurrentHashMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<WebSocket> greeted = new CopyOnWriteArrayList<>();
  private final AtomicInteger pings = new AtomicInteger();
  private volatile boolean silent;
  private volatile boolean mute;

  /** A server on a free port of this machine. */
  public SlackSocket() {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    setReuseAddr(true);
    setDaemon(true);
    start();
    await(started);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server did not start");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new address for one connection. */
  public URI address() {
    String ticket = "t" + tickets.incrementAndGet();
    unused.add(ticket);
    return URI.create("ws://127.0.0.1:" + getPort() + "/link/?ticket=" + ticket);
  }

  /** How many pings it got. */
  public int pings() {
    return pings.get();
  }

  /** Says no hello from now on, or says it again. */
  public void silent(boolean yes) {
    silent = yes;
  }

  /** Answers no ping from now on. */
  public void mute() {
    mute = true;
  }

  /** How many connections were greeted so far. */
  public int greetings() {
    return greeted.size();
  }

  /** How many of them are open. */
  public long open() {
    return greeted.stream().filter(WebSocket::isOpen).count();
  }

  /** Sends an envelope over the newest connection, in two frames; returns its id. */
  public String send(String type, JsonNode payload) {
    return send(greeted.getLast(), type, payload);
  }

  /** Sends an envelope over a connection, numbered from 0. */
  public String send(int connection, String type, JsonNode payload) {
    return send(greeted.get(connection), type, payload);
  }

  private String send(WebSocket to, String type, JsonNode payload) {
    String id = "e" + sent.size();
    ObjectNode envelope = JsonMapper.shared().createObjectNode();
    envelope.put("envelope_id", id).put("type", type).put("accepts_response_payload", true);
    envelope.set("payload", payload);
    sent.put(id, to);
    byte[] bytes = envelope.toString().getBytes(StandardCharsets.UTF_8);
    int half = bytes.length / 2;
    to.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, 0, half), false);
    to.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(bytes, half, bytes.length - half), true);
    return id;
  }

  /** Sends a text as it is. */
  public void say(String text) {
    greeted.getLast().send(text);
  }

  /** Says that the newest connection ends. */
  public void disconnect(String reason) {
    say("{\"type\":\"disconnect\",\"reason\":\"" + reason + "\",\"debug_info\":{\"host\":\"h\"}}");
  }

  /** Cuts the newest connection. */
  public void cut() {
    greeted.getLast().closeConnection(CloseFrame.ABNORMAL_CLOSE, "cut");
  }

  /** Whether an envelope was acknowledged. */
  public boolean acknowledged(String id) {
    return acknowledged.contains(id);
  }

  /** What the app did that Slack would not have. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    String ticket = handshake.getResourceDescriptor().replaceFirst(".*ticket=", "");
    if (!unused.remove(ticket)) {
      complaints.add("the ticket " + ticket + " is no good");
      connection.close(CloseFrame.POLICY_VALIDATION);
    } else if (!silent) {
      greeted.add(connection);
      connection.send(
          "{\"type\":\"hello\",\"num_connections\":1,\"debug_info\":{\"host\":\"h\"},"
              + "\"connection_info\":{\"app_id\":\"A0PULIH\"}}");
    }
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    JsonNode answer = JsonMapper.shared().readTree(message);
    String id = answer.path("envelope_id").asString("");
    if (!connection.equals(sent.get(id))) {
      complaints.add("nothing like that was sent over this connection: " + message);
    } else if (!acknowledged.add(id)) {
      complaints.add("acknowledged twice: " + id);
    }
  }

  @Override
  public void onWebsocketPing(WebSocket connection, Framedata frame) {
    pings.incrementAndGet();
    if (!mute) {
      super.onWebsocketPing(connection, frame);
    }
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

  @Override
  public void onError(WebSocket connection, Exception error) {
    complaints.add(error.toString());
  }

  @Override
  public void close() {
    try {
      stop(1_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
