package dev.pulih.service.slack;

import com.google.gson.JsonParser;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.util.JsonPayloadExtractor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Where Slack's signed requests come in. */
public final class HttpDoor {

  private static final String NAME = "signed requests";
  private static final String REFUSED = "refused requests";

  private final Seal seal;
  private final Strangers strangers;
  private final Reception reception;
  private final InstantSource clock;
  private final WaysIn ways;

  /** What is answered. */
  public sealed interface Verdict {

    /** It is taken; the person hears through Slack what came of it. */
    record Taken() implements Verdict {}

    /** Nobody knows who sent it. */
    record Stranger(String why) implements Verdict {}

    /** It is Slack's, and it is not what Slack documents. */
    record Unreadable(String why) implements Verdict {}
  }

  HttpDoor(Seal seal, Strangers strangers, Reception reception, InstantSource clock, WaysIn ways) {
    this.ways = ways;
    ways.say(NAME, "none so far");
    this.seal = seal;
    this.strangers = strangers;
    this.reception = reception;
    this.clock = clock;
  }

  /** Somebody pressed something. */
  public Verdict interaction(Signed request) {
    return enter(
        request,
        "interaction",
        body -> Payloads.interaction(JsonParser.parseString(payload(body))));
  }

  private static String payload(String body) {
    return Optional.ofNullable(new JsonPayloadExtractor().extractIfExists(body))
        .orElseThrow(() -> new IllegalArgumentException("it has no payload"));
  }

  /** Somebody typed a command. */
  public Verdict command(Signed request) {
    return enter(
        request, "command", body -> Payloads.command(new SlashCommandPayloadParser().parse(body)));
  }

  private Verdict enter(Signed request, String what, Function<String, Optional<Visit>> reader) {
    Optional<String> objection = seal.objection(request, clock.instant());
    objection.ifPresent(why -> strangers.knocked(request, what, why));
    ways.say(
        objection.isEmpty() ? NAME : REFUSED,
        "latest at " + clock.instant() + objection.map(why -> ": " + why).orElse(""));
    return objection
        .<Verdict>map(Verdict.Stranger::new)
        .orElseGet(() -> read(request.body(), reader));
  }

  private Verdict read(String body, Function<String, Optional<Visit>> reader) {
    Optional<Visit> visit;
    try {
      visit = reader.apply(body);
    } catch (RuntimeException _) {
      return new Verdict.Unreadable("it is no form with the fields that Slack documents");
    }
    visit.ifPresent(reception::take);
    return new Verdict.Taken();
  }
}
