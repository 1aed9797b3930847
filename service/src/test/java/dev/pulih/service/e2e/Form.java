package dev.pulih.service.e2e;

import dev.pulih.service.testing.SlackEndpoint;
import dev.pulih.service.testing.SlackEndpoint.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A message taken apart into what each of its fields says. Times, ids of incidents and figures that
 * were measured are made equal, since no two worlds have the same; nothing else is.
 *
 * @param fields what is said, by field
 */
record Form(Map<String, String> fields) {

  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
  private static final Pattern SLACK_DATE = Pattern.compile("<!date\\^\\d+\\^[^>]*>");
  private static final Pattern INCIDENT = Pattern.compile("bos\\.txn-service\\.[a-z0-9]+");
  private static final Pattern MILLIS = Pattern.compile("\\b\\d{13}\\b");
  private static final Pattern PERCENT = Pattern.compile("\\d+(\\.\\d+)? %");
  private static final Pattern CURVE = Pattern.compile("(?s)```.*```");

  /** A line of a Slack message: its name in bold, and what it says. */
  private static final Pattern LINE = Pattern.compile("\\*([^*]+)\\*: (.*)");

  static Form of(JsonNode message) {
    Map<String, String> fields = new TreeMap<>();
    add("", message, fields);
    return new Form(fields);
  }

  private static void add(String path, JsonNode node, Map<String, String> fields) {
    if (node.isContainer()) {
      node.propertyStream().forEach(e -> add(path + "/" + e.getKey(), e.getValue(), fields));
      for (int i = 0; i < node.size() && node.isArray(); i++) {
        add(path + "/" + i, node.get(i), fields);
      }
    } else {
      fields.put(path, plain(node.asString()));
    }
  }

  /** A message of Slack: its text, and each line of its blocks by the line's name. */
  static Form of(Message message) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("channel", message.channel());
    fields.put("text", plain(message.text()));
    int at = 0;
    for (JsonNode block : SlackEndpoint.blocks(message)) {
      String name = "block " + at++ + " (" + block.path("type").asString() + ")";
      add(name, block, fields);
      String text = fields.remove(name + "/text/text");
      plain(text == null ? "" : text).lines().forEach(line -> addLine(name, line, fields));
    }
    return new Form(fields);
  }

  private static void addLine(String block, String line, Map<String, String> fields) {
    var named = LINE.matcher(line);
    if (named.matches()) {
      fields.merge(named.group(1), named.group(2), (one, other) -> one + "\n" + other);
    } else {
      fields.merge(block, line, (one, other) -> one + "\n" + other);
    }
  }

  /** The same text with times, ids and measured figures made equal. */
  static String plain(String text) {
    String nameless = INCIDENT.matcher(timeless(text)).replaceAll("INCIDENT");
    return CURVE.matcher(PERCENT.matcher(nameless).replaceAll("N %")).replaceAll("CURVE");
  }

  private static String timeless(String text) {
    String exact = SLACK_DATE.matcher(INSTANT.matcher(text).replaceAll("TIME")).replaceAll("TIME");
    return MILLIS.matcher(exact).replaceAll("TIME");
  }

  /** The fields that do not say the same in all of these messages, or are not in all of them. */
  static Set<String> differing(Collection<Form> forms) {
    Set<String> names =
        forms.stream()
            .flatMap(form -> form.fields().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    names.removeIf(name -> said(name, forms).stream().distinct().count() == 1);
    return names;
  }

  private static List<String> said(String name, Collection<Form> forms) {
    return forms.stream().map(form -> form.fields().getOrDefault(name, "(not said)")).toList();
  }
}
