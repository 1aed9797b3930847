package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Shape;
import dev.pulih.service.config.yaml.Shapes;
import dev.pulih.service.email.MailAddresses;
import java.util.Map;

/** Shapes of the names that several concerns use. */
final class NameShapes {

  private NameShapes() {}

  static Shape<String> namespace() {
    return Shapes.text("a namespace such as bos", "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  }

  static Shape<String> object() {
    return Shapes.text("a name such as pulih", "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  }

  static Shape<String> service() {
    String name = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    return Shapes.text("a service such as bos/txn-service", name + "/" + name);
  }

  static Shape<String> deployment() {
    String name = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    return Shapes.text("a Deployment such as pulih/pulih (namespace/name)", name + "/" + name);
  }

  static Shape<String> channel() {
    return Shapes.text(
        "a Slack channel such as \"#bos-alerts\" (in quotes, or # begins a comment) or C0123456789",
        "#[^\\s#,<>]{1,80}|[CG][A-Z0-9]{8,20}");
  }

  static Shape<String> mailAddress() {
    return Shapes.text("an e-mail address such as oncall@bos.example", MailAddresses.PATTERN);
  }

  static Shape<String> slackUser() {
    return Shapes.text("a Slack user's id such as U0123456789", "[UW][A-Z0-9]{5,20}");
  }

  static Shape<String> slackGroup() {
    return Shapes.text("a Slack user group's id such as S0123456789", "S[A-Z0-9]{5,20}");
  }

  static Shape<String> signal() {
    return Shapes.text("lower-case words such as checkout_failures", "[a-z][a-z0-9_]{0,62}");
  }

  static Shape<String> runbook() {
    return Shapes.text(
        "a runbook such as RB-05, or the address of your own such as https://wiki.example/txn",
        "RB-(0[1-9]|10)"
            + "|https?://[A-Za-z0-9]([-.A-Za-z0-9]{0,251}[A-Za-z0-9])?(:[0-9]{1,5})?(/[!-~]{0,999})?");
  }

  static Shape<String> host() {
    return Shapes.text(
        "a host such as txn-service.bos.svc.cluster.local", "[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?");
  }

  static Shape<Map<String, String>> labels() {
    return Shapes.mapOf(
        "a Kubernetes label such as app.kubernetes.io/name",
        "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?",
        Shapes.text("a label's value", "([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)"));
  }
}
