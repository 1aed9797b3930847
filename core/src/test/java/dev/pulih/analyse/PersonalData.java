package dev.pulih.analyse;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Makes up personal data of Malaysia as people and programs write it, from what the authorities say
 * about it and not from what masks it.
 */
final class PersonalData {

  private static final String ALL = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final List<String> STATES =
      List.of("A", "B", "C", "D", "F", "J", "K", "M", "N", "P", "Q", "R", "S", "T", "V", "W");

  /** Letters that are rather a word of operators: docs/security.md names them. */
  private static final List<String> WORDS =
      List.of(
          "AES", "API", "ARM", "AWS", "CPU", "CRC", "CVE", "CWE", "DB", "DNS", "FD", "HA", "JAR",
          "JDK", "JEP", "JRE", "JSR", "JVM", "KB", "KMS", "LB", "MAX", "MB", "MD", "MS", "MTU",
          "NAT", "PG", "PID", "PR", "PUT", "PVC", "QPS", "RAM", "RB", "RDS", "RFC", "RPC", "RPM",
          "RPS", "RSA", "RSS", "RTT", "SDK", "SEV", "SHA", "SLA", "SQL", "SQS", "SRE", "SSH", "SSL",
          "TAG", "TB", "TCP", "TLS", "TPS", "TTL", "VM", "WAL");

  private static final List<String> NAMES =
      List.of("ali", "siti.nur", "tan_wei-ling", "R.Kumar", "a1");
  private static final List<String> HOSTS =
      List.of("example.com", "mail.tng.example.my", "bos-toll.example", "x.y.z.example.org");

  private PersonalData() {}

  private static final List<Function<SplittableRandom, String>> KINDS =
      List.of(
          PersonalData::identityCard,
          PersonalData::plate,
          PersonalData::mobile,
          PersonalData::office,
          PersonalData::abroad,
          PersonalData::email);

  /** Some datum, as it stands in a text. */
  static String any(SplittableRandom random) {
    return pick(random, KINDS).apply(random);
  }

  /** YYMMDD-PB-NNNG: born on a day, in a state or abroad. */
  static String identityCard(SplittableRandom random) {
    int month = random.nextInt(1, 13);
    int day = random.nextInt(1, month == 2 ? 29 : 31);
    int place = random.nextBoolean() ? random.nextInt(1, 17) : random.nextInt(21, 60);
    String joint = pick(random, List.of("-", "", " "));
    return "%02d%02d%02d%s%02d%s%04d"
        .formatted(random.nextInt(100), month, day, joint, place, joint, random.nextInt(1, 10_000));
  }

  /**
   * State, one or two more letters, up to four digits without a leading zero, at times a letter.
   */
  static String plate(SplittableRandom random) {
    String letters = pick(random, STATES) + letters(random, random.nextInt(0, 3));
    if (WORDS.contains(letters)) {
      return plate(random);
    }
    int number = letters.length() == 1 ? random.nextInt(100, 10_000) : random.nextInt(1, 10_000);
    String joint = random.nextBoolean() ? " " : "";
    String plate = letters + joint + number;
    boolean more = letters.length() < 3 && random.nextInt(4) == 0;
    return isPercentile(plate) ? plate(random) : plate + (more ? joint + letters(random, 1) : "");
  }

  /** P99 and the like are percentiles in operators' texts. */
  private static boolean isPercentile(String plate) {
    return plate.matches("P ?9+");
  }

  private static String letters(SplittableRandom random, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append(ALL.charAt(random.nextInt(ALL.length())));
    }
    return letters.toString();
  }

  /** 01X and seven digits, 011 and eight; with the country's code or without. */
  static String mobile(SplittableRandom random) {
    int network = random.nextInt(10);
    String head = "1" + network;
    String tail =
        network == 1
            ? digits(random, 4) + " " + digits(random, 4)
            : digits(random, 3) + " " + digits(random, 4);
    String number = head + pick(random, List.of("-", " ", "")) + maybeTight(random, tail);
    return pick(random, List.of("0", "+60", "+60 ", "60", "+6 0")).replace("+6 0", "+60-") + number;
  }

  /** Peninsula: one digit and seven or eight; Sabah and Sarawak: 08X and six. */
  static String office(SplittableRandom random) {
    String joint = pick(random, List.of("-", " ", ""));
    return switch (random.nextInt(4)) {
      case 0 -> "03" + joint + maybeTight(random, digits(random, 4) + " " + digits(random, 4));
      case 1 ->
          "08"
              + random.nextInt(2, 10)
              + joint
              + maybeTight(random, digits(random, 3) + " " + digits(random, 3));
      case 2 -> "(03) " + maybeTight(random, digits(random, 4) + " " + digits(random, 4));
      default ->
          "0"
              + random.nextInt(4, 8)
              + joint
              + maybeTight(random, digits(random, 3) + " " + digits(random, 4));
    };
  }

  static String abroad(SplittableRandom random) {
    return "+"
        + pick(random, List.of("65", "62", "44", "1", "971"))
        + " "
        + digits(random, 4)
        + " "
        + digits(random, 4);
  }

  static String email(SplittableRandom random) {
    return pick(random, NAMES)
        + pick(random, List.of("", "+toll", "." + digits(random, 2)))
        + "@"
        + pick(random, HOSTS);
  }

  /** What follows the word account. */
  static String account(SplittableRandom random) {
    return pick(random, List.of("", "TNG", "A-", "acc-")) + digits(random, random.nextInt(6, 13));
  }

  /** The words that say that an account follows. */
  static String accountWord(SplittableRandom random) {
    return pick(
        random,
        List.of(
            "account_id=",
            "accountId: ",
            "\"account_id\":\"",
            "Account No: ",
            "account number: ",
            "acct=",
            "akaun: ",
            "ACCOUNT_ID=",
            "acc_no=",
            "account #",
            "account ",
            "account no. ",
            "\\\"accountId\\\":\\\""));
  }

  private static String maybeTight(SplittableRandom random, String number) {
    return number.replace(" ", pick(random, List.of(" ", "", "-")));
  }

  static String digits(SplittableRandom random, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
