package dev.pulih.analyse;

import java.util.List;

/**
 * Takes personal data out of text that leaves: each rule in turn replaces what it finds.
 *
 * <p>Over-masking costs a reader a number; under-masking costs a person their privacy. So a number
 * that may be an identity card is masked, but what operators live by (P1, P99, HTTP 503, versions,
 * pod hashes, epoch times) is not.
 *
 * @param rules in the order in which they apply
 */
public record Masking(List<MaskingRule> rules) {

  /** Where the text is JSON, a line ends with an escape whose last sign is a letter or a digit. */
  private static final String AFTER_ESCAPE = "(?<=\\\\[nrtbf])|(?<=\\\\u[0-9a-fA-F]{4})";

  /** No digit, letter or joint before: the match is not the tail of a name or of a fraction. */
  private static final String START = "(?:(?<![\\w.+/-])|" + AFTER_ESCAPE + ")";

  /** Nor after it. */
  private static final String END = "(?![\\w/-]|\\.\\d)";

  /**
   * Identity cards (MyKad): date of birth, place of birth, four digits. The month, the day and the
   * place must exist, which nine of ten other twelve-digit numbers fail.
   */
  private static final String IDENTITY_CARD =
      START
          + "\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
          + "([ -]?)(?:0[1-9]|1[0-6]|[2-5]\\d|6[0-8]|7[1245-9]|8[2-9]|9[0-389])\\1\\d{4}"
          + END;

  /** Words that look like the letters of a plate and stand before numbers in operators' texts. */
  private static final String NO_PLATE =
      "(?!(?:AES|API|ARM|AWS|CPU|CRC|CVE|CWE|DB|DNS|FD|HA|JAR|JDK|JEP|JRE|JSR|JVM|KB|KMS|LB|MAX|MB|MD|MS"
          + "|MTU|NAT|PG|PID|PR|PUT|PVC|QPS|RAM|RB|RDS|RFC|RPC|RPM|RPS|RSA|RSS|RTT|SDK|SEV|SHA|SLA|SQL|SQS|SRE|SSH|SSL|TAG|TB|TCP|TLS|TPS|TTL|VM|WAL)"
          + " ?\\d)";

  /**
   * Malaysian number plates: up to three letters (the first names the state, none is I or O), up to
   * four digits, at times one more letter. Upper case only, as plates are written and pod hashes
   * are not. A single letter needs three digits, which keeps P1, P99, S3 and Q4 out, and P999 is a
   * percentile.
   */
  private static final String NUMBER_PLATE =
      START
          + NO_PLATE
          + "(?:[ABCDFHJKLMNPQRSTVWZ][A-HJ-NP-Z]{1,2} ?[1-9]\\d{0,3}"
          + "|(?!P9{2,4}\\b)[ABCDFHJKLMNPQRSTVWZ] ?[1-9]\\d{2,3})"
          + "(?: ?[A-HJ-NP-Z])?"
          + END;

  /** It begins wherever it can, but within no escape. */
  private static final String EMAIL =
      "(?<!\\\\)(?<!\\\\u[0-9a-fA-F]{0,3})[\\w.+%-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}";

  /**
   * Malaysian mobile and fixed numbers, and any number in international form. In Sabah and Sarawak
   * six digits follow the area. One may follow another without a gap, and what begins with a plus
   * ends with its digits, whatever follows.
   */
  private static final String PHONE =
      "(?:\\G|"
          + START
          + ")"
          + "(?:\\+[1-9](?:[ -]?\\d){7,14}(?!\\.?\\d)"
          + "|(?:(?:60[ -]?|0)1\\d[ -]?\\d{3,4}[ -]?\\d{4}"
          + "|\\(?0(?:[3-79]|8\\d)\\)?[ -]?\\d{3,4}[ -]?\\d{4}"
          + "|\\(?08\\d\\)?[ -]?\\d{3}[ -]?\\d{3})"
          + END
          + ")";

  /**
   * What follows a word that says that it is an account, and has a digit; without a sign between
   * them, six digits in a row.
   */
  private static final String ACCOUNT =
      "(?i)(?:(?<![a-z])|"
          + AFTER_ESCAPE
          + ")(?:account|acct|acc|akaun)(?:[ _-]?(?:id|no|num|number|ref))?"
          + "(?:\\\\?[\"']?\\s{0,3}[:=#]\\s{0,3}\\\\?[\"']?|\\.?\\s{1,3}(?=[a-z-]{0,5}\\d{6}))(?<data>(?=[a-z-]{0,20}\\d)[a-z0-9][a-z0-9-]{3,33})";

  public Masking {
    rules = List.copyOf(rules);
  }

  /** The rules that ship: what a Malaysian toll operator's logs may hold. */
  public static Masking defaults() {
    return new Masking(
        List.of(
            MaskingRule.of("email", EMAIL),
            MaskingRule.of("account", ACCOUNT),
            MaskingRule.of("identity card", IDENTITY_CARD),
            MaskingRule.of("phone", PHONE),
            MaskingRule.of("number plate", NUMBER_PLATE)));
  }

  /**
   * The text without what the rules find. What stood beside something that was masked may be found
   * only then: the rules are applied a second time.
   */
  public String mask(String text) {
    String masked = once(text);
    return masked.equals(text) ? text : once(masked);
  }

  private String once(String text) {
    String masked = text;
    for (MaskingRule rule : rules) {
      masked = rule.mask(masked);
    }
    return masked;
  }
}
