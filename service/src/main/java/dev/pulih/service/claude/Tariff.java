package dev.pulih.service.claude;

import dev.pulih.analyse.AuditLog.Bill;
import dev.pulih.analyse.AuditLog.Request;
import dev.pulih.analyse.Dollars;
import dev.pulih.analyse.Price;
import dev.pulih.analyse.Tokens;
import dev.pulih.service.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a model's calls cost: at most, before one is made, and in the end.
 *
 * @param model the model
 * @param price its price
 */
record Tariff(String model, Price price) {

  /**
   * What the API adds to a prompt: the schema of an answer and the frame of the messages, by the
   * tokens. The schema of a verdict has 700 bytes.
   */
  private static final int FRAME = 2_000;

  /** Fingerprint and highest cost of a call. No token is shorter than a byte. */
  Request request(Form<?> form, Inquiry inquiry, Instant at) {
    String prompt = form.role() + "\n\n" + inquiry.text();
    int bytes = prompt.getBytes(StandardCharsets.UTF_8).length;
    Dollars most = price.of(Tokens.of(bytes + FRAME, form.maxTokens()));
    return new Request(model, inquiry.text(), Sha256.of(prompt), at, most);
  }

  Bill bill(ModelFailure.Cost cost, Dollars most) {
    return switch (cost) {
      case ModelFailure.Cost.Nothing _ -> Bill.NONE;
      case ModelFailure.Cost.Unknown _ -> new Bill("", Tokens.NONE, most);
      case ModelFailure.Cost.Of(var used, var tokens) -> new Bill(used, tokens, price.of(tokens));
    };
  }
}
