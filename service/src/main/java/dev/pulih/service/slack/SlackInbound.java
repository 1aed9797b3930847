package dev.pulih.service.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import dev.pulih.analyse.Masking;
import dev.pulih.notify.InboundLog;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What comes in from Slack, by both ways: signed requests and Socket Mode. */
public final class SlackInbound implements AutoCloseable {

  private final Reception reception;
  private final Optional<HttpDoor> door;
  private final Optional<SocketMode> socket;

  /**
   * What it works with.
   *
   * @param orders carries out what people order
   * @param runbooks what they can read: a text in Markdown by its id
   * @param log where it is written down
   * @param masking masks what is answered
   * @param clock tells how old a request is
   */
  public record Tools(
      Orders orders,
      Function<String, Optional<String>> runbooks,
      InboundLog log,
      Masking masking,
      InstantSource clock) {}

  /** Ways in as configured; Socket Mode is not started yet. */
  public SlackInbound(SlackSettings settings, Tools tools, WaysIn ways) {
    this(settings, tools, ways, Rhythm.usual());
  }

  SlackInbound(SlackSettings settings, Tools tools, WaysIn ways, Rhythm rhythm) {
    Slack slack = SlackApi.client(settings);
    Guestbook guestbook = new Guestbook(tools.log(), tools.clock());
    this.reception = reception(settings, slack, tools, guestbook);
    this.door =
        settings
            .inbound()
            .signingSecret()
            .map(Seal::new)
            .map(
                seal ->
                    new HttpDoor(seal, new Strangers(guestbook), reception, tools.clock(), ways));
    this.socket =
        settings
            .inbound()
            .appToken()
            .map(token -> slack.methods(token.reveal()))
            .map(methods -> dialler(settings, methods))
            .map(dialler -> new SocketMode(dialler, rhythm, new SplittableRandom(), ways));
    if (settings.inbound().allowed().isNobody()) {
      ways.say("permission", "for nobody: slack.allowed is empty");
    }
  }

  private static Reception reception(
      SlackSettings settings, Slack slack, Tools tools, Guestbook guestbook) {
    String token = settings.token().reveal();
    return new Reception(
        new Doorkeeper(settings.inbound().allowed(), slack.methods(token), tools.clock()),
        new Wishes(tools.orders(), tools.runbooks()),
        guestbook,
        new Answers(slack, token, tools.masking()),
        new Phrasebook(settings.channels().language()));
  }

  private Dialler dialler(SlackSettings settings, MethodsClient methods) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    Envelopes envelopes = new Envelopes(reception::take);
    return new Dialler(new Addresses(methods), http, settings.timeout(), envelopes);
  }

  /** The way in for signed requests, if there is one. */
  public Optional<HttpDoor> door() {
    return door;
  }

  /** Begins to listen where Pulih itself must connect. */
  public void start() {
    socket.ifPresent(SocketMode::start);
  }

  /** Takes nothing more, and lets what was taken be served. */
  @Override
  public void close() {
    socket.ifPresent(SocketMode::close);
    reception.close();
  }
}
