package dev.pulih.service.prometheus;

/** Bodies that a server with the Prometheus HTTP API answers. */
final class Answers {

  static final String TXN = "{\"namespace\":\"bos\",\"service\":\"txn-service\"}";
  static final String GATEWAY = "{\"namespace\":\"bos\",\"service\":\"api-gateway\"}";

  private Answers() {}

  /** A vector of these samples. */
  static String vector(String... samples) {
    return success("vector", String.join(",", samples), "");
  }

  /** A sample of a vector. */
  static String sample(String labels, String value) {
    return "{\"metric\":%s,\"value\":[1793620800.123,\"%s\"]}".formatted(labels, value);
  }

  /** A result of any type, with more fields after it, as {@code ,"warnings":["x"]}. */
  static String success(String type, String result, String more) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"%s\",\"result\":[%s]}%s}"
        .formatted(type, result, more);
  }

  /** An error as the API words it. */
  static String error(String type, String message) {
    return "{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, message);
  }
}
