package dev.pulih.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pulih.service.config.yaml.Document.Result;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake has its place and its sentence. */
class RefusalsTest {

  private static final String DURATION = "Allowed: a duration such as 15s, 5m, 1h30m or 500ms.";
  private static final String RATIO = "Allowed: a ratio such as 5 %, 5% or 0.05.";
  private static final String SECRET = "Allowed: ${ENV_NAME} or file:/path/of/the/secret.";

  private static final String WEBHOOK =
      "Allowed: https:// (or allowHttp: true), out of private networks (or allowPrivate: true).";

  private static String oidc(String issuer, String publicUrl, String roles) {
    return "server: {oidc: {issuer: \"%s\", clientId: pulih, clientSecret: \"${PULIH_TOKEN}\", publicUrl: \"%s\", roles: %s}}"
        .formatted(issuer, publicUrl, roles);
  }

  /** Each stands in line 3, after the two lines of the least configuration. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("interval: 15", "3:11: interval: \"15\" has no unit. " + DURATION),
        arguments("interval: fast", "3:11: interval: \"fast\" is no duration. " + DURATION),
        arguments("interval: 0s", "3:11: interval: \"0s\" must be over 0. " + DURATION),
        arguments("interval: [15s]", "3:11: interval: there is a list here. " + DURATION),
        arguments("interval:", "3:10: interval: there is no value here. " + DURATION),
        arguments(
            "mode: dry_run",
            "3:7: mode: \"dry_run\" is not known; did you mean \"dry-run\"? Allowed: one of observe, dry-run, approve, auto."),
        arguments(
            "guard: {}",
            "3:1: guard: unknown key; did you mean \"guards\"? Allowed: mode, interval, offset, dataDir, prometheus, signals, windows, defaults, services, detection, stages, escalation, routing, contacts, approvals, guards, kubernetes, pagerduty, slack, webhook, email, links, claude, verdicts, briefing, masking, store, retention, leadership, server, heartbeat, tracing."),
        arguments(
            "claude: {apiKey: \"${PULIH_TOKEN}\", models: [{model: claude-9, time: 5s}]}",
            "3:53: claude.models[0].model: the price of \"claude-9\" is not known. Allowed: a model with a price: add claude.prices.claude-9 with input and output."),
        arguments(
            "claude: {}",
            "3:9: claude.apiKey: the backend direct needs a key. Allowed: ${ANTHROPIC_API_KEY}."),
        arguments(
            "claude: {backend: bedrock}",
            "3:9: claude.bedrock: the backend bedrock needs it. Allowed: {region: ap-southeast-1}."),
        arguments(
            "claude: {backend: vertex}",
            "3:9: claude.vertex: the backend vertex needs it. Allowed: {project: bos-prod, region: asia-southeast1}."),
        arguments(
            "claude: {apiKey: \"${PULIH_TOKEN}\", budget: {monthly: 0.1234567}}",
            "3:54: claude.budget.monthly: \"0.1234567\" is no amount of at most six decimals, up to a million. Allowed: an amount in US dollars such as 50 or 0.30."),
        arguments(
            "claude: {apiKey: \"${PULIH_TOKEN}\", budget: {timeZone: Mars}}",
            "3:55: claude.budget.timeZone: \"Mars\" is no time zone. Allowed: a time zone such as UTC or Asia/Kuala_Lumpur."),
        arguments(
            "claude: {apiKey: \"${PULIH_TOKEN}\", budget: {monthly: 0}}",
            "3:44: claude.budget: A budget is over 0; to ask no model at all, leave the block away."),
        arguments(
            "stages: {restart: {above: 10}}",
            "3:27: stages.restart.above: \"10\" is over 1; if it means 10 percent, write 10 %. "
                + RATIO),
        arguments(
            "stages: {restart: {above: 110 %}}",
            "3:27: stages.restart.above: \"110 %\" is over 100 %. " + RATIO),
        arguments(
            "stages: {restart: {above: -5 %}}",
            "3:27: stages.restart.above: \"-5 %\" is no ratio. " + RATIO),
        arguments(
            "stages: {restart: {above: 0}}",
            "3:27: stages.restart.above: \"0\" must be over 0. " + RATIO),
        arguments(
            "stages: {restart: 5m}",
            "3:19: stages.restart: there is \"5m\" here. Allowed: a block of keys: above, for, evaluateAfter, checkpoint, recoveredBelow, minRequests, rolloutDeadline, podsLeft."),
        arguments(
            "guards: {restartLoop: {count: 2.5}}",
            "3:31: guards.restartLoop.count: \"2.5\" is no whole number. Allowed: a whole number from 1 to 1000."),
        arguments(
            "guards: {restartLoop: {count: 0}}",
            "3:31: guards.restartLoop.count: \"0\" is out of range. Allowed: a whole number from 1 to 1000."),
        arguments(
            "stages: {shift: {target: {allowIdleStandby: yes}}}",
            "3:45: stages.shift.target.allowIdleStandby: \"yes\" is neither. Allowed: true or false."),
        arguments(
            "kubernetes: {server: 10.0.0.1, token: \"${PULIH_TOKEN}\"}",
            "3:22: kubernetes.server: \"10.0.0.1\" is no http:// or https:// address. Allowed: an address such as https://prometheus.example:9090."),
        arguments(
            "kubernetes: {context: bos}",
            "3:23: kubernetes.context: there is no kubeconfig. Allowed: kubeconfig too."),
        arguments(
            "routing: {routes: [{page: [slack], tell: []}]}",
            "3:20: routing.routes[0]: there is no block for slack. Allowed: configured channels."),
        arguments(
            "routing: {routes: [{page: [pager], tell: []}]}",
            "3:28: routing.routes[0].page[0]: \"pager\" is not known. Allowed: one of pagerduty, slack, webhook, email."),
        arguments(
            "routing: {routes: [{page: [slack], tell: [pagerduty]}]}",
            "3:42: routing.routes[0].tell: PagerDuty wakes people, and informs nobody. Allowed: other channels."),
        arguments(
            "routing: {quietHours: {from: \"22:00\", to: \"7\"}}",
            "3:43: routing.quietHours.to: \"7\" does not fit. Allowed: a time of day such as \"22:00\"."),
        arguments(
            "contacts: [{after: 5m}]",
            "3:20: contacts[0].after: it is called in 0 ways. Allowed: one of pagerduty, slack, email."),
        arguments(
            "contacts: [{after: 5m, slack: \"#managers\"}]",
            "3:12: contacts[0]: the block of its channel is missing. Allowed: such a block."),
        arguments(
            "slack: {token: xoxb-secret}",
            "3:16: slack.token: a secret must not be written into the file itself. " + SECRET),
        arguments(
            "slack: {token: \"${NOT_SET}\"}",
            "3:16: slack.token: the environment variable NOT_SET is not set. " + SECRET),
        arguments(
            "slack: {token: \"${EMPTY}\"}",
            "3:16: slack.token: the environment variable EMPTY is empty. " + SECRET),
        arguments(
            "slack: {token: \"file:no-such-secret\"}",
            "3:16: slack.token: the file no-such-secret does not exist, or is over 64 KiB. "
                + SECRET),
        arguments(
            "slack: {token: \"${PULIH_SLACK_TOKEN}\", appToken: \"${PULIH_SLACK_TOKEN}\"}",
            "3:8: slack: Slack's appToken begins with xapp-: make one under Basic Information, App-Level Tokens, with the scope connections:write."),
        arguments(
            "slack: {token: \"${PULIH_SLACK_TOKEN}\", signingSecret: \"${PULIH_TOKEN}\"}",
            "3:8: slack: Slack's signingSecret holds a blank or is too short to be one; copy it again from Basic Information, App Credentials."),
        arguments(
            "slack: {token: \"${PULIH_SLACK_TOKEN}\", allowed: {users: [siti]}}",
            "3:58: slack.allowed.users[0]: \"siti\" does not fit. Allowed: a Slack user's id such as U0123456789."),
        arguments(
            "slack: {token: \"${PULIH_SLACK_TOKEN}\", allowed: {group: ops}}",
            "3:57: slack.allowed.group: \"ops\" does not fit. Allowed: a Slack user group's id such as S0123456789."),
        arguments(
            "slack: {token: \"${PULIH_SLACK_TOKEN}\", allowed: {users: [U0SITI00]}}",
            "3:49: warning: slack.allowed: nothing can be pressed, since nothing comes in. Allowed: signingSecret or appToken beside it."),
        arguments("slack: {}", "3:8: slack.token: \"token\" is missing. " + SECRET),
        arguments(
            "heartbeat: {url: \"${PULIH_HEARTBEAT_OPEN}\"}",
            "3:18: heartbeat.url: it would be sent unencrypted to another machine. Allowed: an https:// address, one on localhost, or heartbeat.allowHttp: true."),
        arguments(
            "tracing: {otlp: \"http://collector.example:4318\"}",
            "3:17: tracing.otlp: it would be sent unencrypted to another machine. Allowed: an https:// address, one on localhost, or tracing.allowHttp: true."),
        arguments(
            "tracing: {otlp: \"https://collector.example/?a=b\"}",
            "3:17: tracing.otlp: it has a query. Allowed: an address up to the path."),
        arguments(
            "heartbeat: {url: \"${PULIH_TOKEN}\"}",
            "3:18: heartbeat.url: it is no http:// or https:// address. Allowed: an https:// address, one on localhost, or heartbeat.allowHttp: true."),
        arguments(
            "heartbeat: {url: \"https://hc.example/ping/1\"}",
            "3:18: heartbeat.url: a secret must not be written into the file itself. Allowed: ${ENV_NAME} or file:/path/of/the/secret."),
        arguments(
            "server: {tokens: [{name: ci, role: root, token: \"${PULIH_TOKEN}\"}]}",
            "3:36: server.tokens[0].role: \"root\" is not known. Allowed: one of view, approve, admin."),
        arguments(
            "server: {tokens: [{name: ci, role: view, token: secret}]}",
            "3:49: server.tokens[0].token: a secret must not be written into the file itself. "
                + SECRET),
        arguments(
            "server: {tokens: [{name: ci, role: view, token: \"${PULIH_TOKEN}\"}, {name: ci, role: view, token: \"${PULIH_WEBHOOK}\"}]}",
            "3:75: server.tokens[1].name: another token has it. Allowed: a name of its own."),
        arguments(
            "server: {token: \"${PULIH_TOKEN}\", tokens: [{name: ci, role: view, token: \"${PULIH_TOKEN}\"}]}",
            "3:74: server.tokens[0].token: it is another one's token. Allowed: a token of its own."),
        arguments(
            oidc("http://sso.example", "https://pulih.example", "{view: [a]}"),
            "3:25: server.oidc.issuer: it would be sent unencrypted to another machine. Allowed: an https:// address, or one on localhost."),
        arguments(
            oidc("https://sso.example?a=b", "https://pulih.example", "{view: [a]}"),
            "3:25: server.oidc.issuer: it has a query. Allowed: an address without one."),
        arguments(
            oidc("https://sso.example", "http://pulih.example", "{view: [a]}"),
            "3:108: server.oidc.publicUrl: it would be sent unencrypted to another machine. Allowed: an https:// address, or one on localhost."),
        arguments(
            oidc("https://sso.example", "https://pulih.example/a", "{view: [a]}"),
            "3:108: server.oidc.publicUrl: it has a path. Allowed: an address without one."),
        arguments(
            oidc(
                "https://sso.example",
                "https://pulih.example",
                "{view: [a]}, scopes: [profile email]"),
            "3:162: server.oidc.scopes[0]: \"profile email\" does not fit. Allowed: a scope such as profile, without spaces."),
        arguments(
            oidc("https://sso.example", "https://pulih.example", "{}"),
            "3:16: server.oidc: No value gives a role, so nobody could come in: name one under view, approve or admin."),
        arguments(
            "webhook: {url: \"http://hooks.example/\", secrets: [\"${PULIH_WEBHOOK}\"]}",
            "3:16: webhook.url: it would be sent unencrypted to another machine. " + WEBHOOK),
        arguments(
            "webhook: {url: \"https://10.0.0.1/\", secrets: [\"${PULIH_WEBHOOK}\"]}",
            "3:16: webhook.url: it is of this machine or of a private network. " + WEBHOOK),
        arguments(
            "webhook: {url: \"http://169.254.169.254/\", allowHttp: true, allowPrivate: true, secrets: [\"${PULIH_WEBHOOK}\"]}",
            "3:16: webhook.url: it is a link-local, metadata, multicast or unspecified address, where nothing is ever sent. "
                + WEBHOOK),
        arguments(
            "webhook: {url: \"https://hooks.example/#a\", secrets: [\"${PULIH_WEBHOOK}\"]}",
            "3:16: webhook.url: it has a fragment (#), which is never sent. " + WEBHOOK),
        arguments(
            "webhook: {url: \"https://me@hooks.example/\", secrets: [\"${PULIH_WEBHOOK}\"]}",
            "3:16: webhook.url: \"https://me@hooks.example/\" is no http:// or https:// address. Allowed: an address such as https://prometheus.example:9090."),
        arguments(
            "webhook: {url: \"https://hooks.example/\"}",
            "3:10: webhook.secrets: \"secrets\" is missing. Allowed: a list, each item ${ENV_NAME} or file:/path/of/the/secret."),
        arguments(
            "webhook: {url: \"https://hooks.example/\", secrets: [literal-secret-in-file]}",
            "3:52: webhook.secrets[0]: a secret must not be written into the file itself. "
                + SECRET),
        arguments(
            "webhook: {url: \"https://hooks.example/\", secrets: []}",
            "3:10: webhook: A webhook needs 1 to 5 secrets."),
        arguments(
            "webhook: {url: \"https://hooks.example/\", secrets: [\"${PULIH_TOKEN}\"]}",
            "3:10: webhook: A secret of a webhook needs at least 16 characters; use random ones."),
        arguments(
            "webhook: {url: \"https://hooks.example/\", secrets: [\"${PULIH_WEBHOOK}\"], headers: {Host: a}}",
            "3:10: webhook: The header host of the webhook is set by Pulih itself; leave it away."),
        arguments(
            "webhook: {url: \"https://hooks.example/\", secrets: [\"${PULIH_WEBHOOK}\"], headers: {\"A B\": a}}",
            "3:83: webhook.headers.A B: \"A B\" does not fit. Allowed: a header's name."),
        arguments(
            "email: {host: smtp.example, from: pulih@bos.example}",
            "3:8: email.to: \"to\" is missing. Allowed: a list, each item an e-mail address such as oncall@bos.example."),
        arguments(
            "email: {host: smtp.example, from: pulih@bos.example, to: []}",
            "3:58: email.to: nobody gets mail. Allowed: at least one address."),
        arguments(
            "email: {host: smtp.example, from: \"Pulih <pulih@bos.example>\", to: [a@bos.example]}",
            "3:35: email.from: \"Pulih <pulih@bos.example>\" does not fit. Allowed: an e-mail address such as oncall@bos.example."),
        arguments(
            "email: {host: smtp.example, from: pulih@bos.example, to: [\"a@bos.example\\r\\nBcc: b@c.example\"]}",
            "3:59: email.to[0]: \"a@bos.example Bcc: b@c.example\" does not fit. Allowed: an e-mail address such as oncall@bos.example."),
        arguments(
            "email: {host: smtp.example, from: pulih@bos.example, to: [a@bos.example], user: pulih}",
            "3:81: email.user: user and password belong together. Allowed: both or none."),
        arguments(
            "email: {host: smtp.example, from: pulih@bos.example, to: [a@bos.example], encryption: none}",
            "3:8: email: Mail to another machine (smtp.example) is sent encrypted only; allow starttls or implicit, or name a relay on localhost."),
        arguments(
            "email: {host: smtp.example, from: pulih@bos.example, to: [a@bos.example], encryption: ssl}",
            "3:87: email.encryption: \"ssl\" is not known. Allowed: one of starttls, implicit, none."),
        arguments(
            "email: {host: smtp.example, from: pulih@bos.example, to: [a@bos.example], port: 0}",
            "3:81: email.port: \"0\" is out of range. Allowed: a whole number from 1 to 65535."),
        arguments(
            "links: {dashboard: \"https://ops.example/{pod}\"}",
            "3:20: links.dashboard: {pod} cannot be filled in here. Allowed: a web address which may hold {namespace}, {service}, {incident}, {from}, {to}."),
        arguments(
            "links: {grafana: \"https://grafana.example/{runbook}\"}",
            "3:18: links.grafana: {runbook} cannot be filled in here. Allowed: a web address which may hold {namespace}, {service}, {incident}, {from}, {to}."),
        arguments(
            "links: {runbooks: \"https://{service}.example/{runbook}\"}",
            "3:19: links.runbooks: it is no address with a fixed host. Allowed: a web address which may hold {namespace}, {service}, {incident}, {from}, {to}, {runbook}."),
        arguments(
            "links: {runbooks: \"https://wiki.example/\"}",
            "3:19: links.runbooks: all runbooks would be one. Allowed: an address with {runbook}."),
        arguments(
            "masking: {patterns: {badge: \"(\"}}",
            "3:29: masking.patterns.badge: \"(\" is no regular expression: Unclosed group. Allowed: a regular expression as in Java."),
        arguments(
            "briefing: {bytes: 1999}",
            "3:19: briefing.bytes: \"1999\" is out of range. Allowed: a whole number from 2000 to 1000000."),
        arguments(
            "detection: {extra: [{name: late, signal: kafka_lag, above: 9, runbook: RB-11}]}",
            "3:72: detection.extra[0].runbook: \"RB-11\" does not fit. Allowed: a runbook such as RB-05, or the address of your own such as https://wiki.example/txn."),
        arguments(
            "leadership: {by: database}",
            "3:18: leadership.by: SQLite serves one Pulih alone. Allowed: none, or store.kind: postgresql."),
        arguments(
            "leadership: {by: lease}\nstore: {kind: postgresql, url: \"jdbc:postgresql://db/pulih\"}",
            "3:18: leadership.by: there is no block kubernetes. Allowed: database, or a block kubernetes."),
        arguments(
            "leadership: {lease: 8s}",
            "3:21: leadership.lease: leadership.renew is 3s and leadership.lease is 8s. Allowed: leadership.renew at most a third of leadership.lease: else one lost answer ends the lead."),
        arguments(
            "leadership: {retry: 4s}",
            "3:21: leadership.retry: leadership.retry is 4s and leadership.renew is 3s. Allowed: leadership.retry not longer than leadership.renew: a standby looks as often as it can."),
        arguments(
            "leadership: {object: Pulih}",
            "3:22: leadership.object: \"Pulih\" does not fit. Allowed: a name such as pulih."),
        arguments(
            "guards: {restartLoop: {within: 2h}}",
            "3:32: guards.restartLoop.within: guards.restartLoop.within is 2h. Allowed: guards.restartLoop.within at most 1h: for so long restarts are remembered."),
        arguments(
            "store: {kind: postgresql, url: \"jdbc:postgresql://db/pulih?sslmode=require&password=x\"}",
            "3:32: store.url: an address is printed, so it must not hold a password. Allowed: no parameter password or sslpassword: `password` takes it from the environment or a file."),
        arguments(
            "retention: {incidents: 3h}",
            "3:24: retention.incidents: retention.incidents is 3h and guards.ineffective.within is 4h. Allowed: retention.incidents not shorter than guards.ineffective.within, or 0: a guard counts actions in vain."),
        arguments(
            "retention: {incidents: 30d}\nescalation: {relapseWithin: 31d}",
            "3:24: retention.incidents: retention.incidents is 30d and escalation.relapseWithin is 31d. Allowed: retention.incidents not shorter than escalation.relapseWithin, or 0: a relapse reopens an incident."),
        arguments(
            "retention: {incidents: 30d}\nverdicts: {cooldown: 31d}",
            "3:24: retention.incidents: retention.incidents is 30d and verdicts.cooldown is 31d. Allowed: retention.incidents not shorter than verdicts.cooldown, or 0: nobody is asked again so soon."),
        arguments(
            "retention: {incidents: 59m}\nguards: {ineffective: {within: 30m}}\nescalation: {relapseWithin: 30m}",
            "3:24: retention.incidents: retention.incidents is 59m. Allowed: retention.incidents at least 1h, or 0: a guard counts the actions of an hour."),
        arguments(
            "retention: {restarts: 9m}\nguards: {restartLoop: {within: 9m}}",
            "3:23: retention.restarts: retention.restarts is 9m. Allowed: retention.restarts at least 1h, or 0: briefings name them."),
        arguments(
            "retention: {aiCalls: 31d}",
            "3:22: retention.aiCalls: retention.aiCalls is 31d. Allowed: retention.aiCalls at least 32d, or 0: a month's budget is their sum."),
        arguments(
            "retention: {rows: 0}",
            "3:19: retention.rows: \"0\" is out of range. Allowed: a whole number from 1 to 10000."),
        arguments(
            "store: {kind: postgresql}",
            "3:8: store.url: PostgreSQL needs an address. Allowed: jdbc:postgresql://host:port/name."),
        arguments(
            "prometheus: {}",
            "3:1: prometheus: the key stands in line 1 already. Allowed: each key once."),
        arguments(
            "windows: {recent: 10m, evaluation: 11m, condition: 5m}\nstages: {restart: {evaluateAfter: 20m}, shift: {evaluateAfter: 20m}}",
            "3:19: windows.recent: windows.recent is 10m and windows.condition is 5m. Allowed: windows.recent shorter than windows.condition: the recent one proves that it still is so."),
        arguments(
            "windows: {condition: 30s}",
            "3:22: windows.condition: windows.recent is 1m and windows.condition is 30s. Allowed: windows.recent shorter than windows.condition: the recent one proves that it still is so."),
        arguments(
            "stages: {restart: {evaluateAfter: 150s}}",
            "3:35: stages.restart.evaluateAfter: windows.evaluation is 3m and stages.restart.evaluateAfter is 2m30s. Allowed: windows.evaluation not longer than stages.restart.evaluateAfter: the window must not reach back to before the action."),
        arguments(
            "stages: {restart: {above: 30 %}}",
            "3:27: stages.restart.above: stages.restart.above is 0.3 and stages.shift.above is 0.2. Allowed: stages.restart.above less than stages.shift.above: stage 2 is the heavier one."),
        arguments(
            "offset: 20s",
            "3:9: offset: offset is 20s and interval is 15s. Allowed: offset shorter than interval: a tick must not look before the tick before it."),
        arguments(
            "detection: {rules: {kafka_lag_p1: {above: 100}}}",
            "3:43: detection.rules.kafka_lag_p1.above: detection.rules.kafka_lag_p2.above is 5000.0 and detection.rules.kafka_lag_p1.above is 100.0. Allowed: detection.rules.kafka_lag_p2.above less than detection.rules.kafka_lag_p1.above: P1 is the more urgent."),
        arguments(
            "detection: {deviation: {calibration: {startSigmas: 1}}}",
            "3:52: detection.deviation.calibration.startSigmas: 1.0 is below 1.5. Allowed: leastSigmas"
                + " or more."),
        arguments(
            "detection: {deviation: {samples: 10}}",
            "3:24: detection.deviation.minSamples: 15 never fit in 10. Allowed: at most samples."),
        arguments(
            "detection: {extra: [{name: slow, signal: p99_latensy, above: 1}]}",
            "3:42: detection.extra[0].signal: nothing measures \"p99_latensy\"; did you mean \"p99_latency\"? Allowed: error_rate, request_rate, p99_latency, pod_error_rate, pod_request_rate, sample_age, kafka_lag, db_connections, pod_capacity, pod_latency."),
        arguments(
            "signals: {preset: istio}\ndetection: {extra: [{name: calls, signal: call_error_rate, above: 1}]}",
            "4:43: detection.extra[0].signal: \"call_error_rate\" is about calls, which belong to no one service. Allowed: a signal of services, pods, groups or databases."),
        arguments(
            "detection: {extra: [{name: slow, signal: p99_latency}]}",
            "3:28: detection.extra[0].name: there is not one bound. Allowed: either above or below."),
        arguments(
            "signals: {definitions: {checkout: {expression: up}}}",
            "3:24: signals.definitions: The signal checkout cannot be asked: it needs a kind and an expression. Allowed: signals that can be asked."),
        arguments(
            "signals: {labels: {service: [app]}}",
            "3:29: signals.labels.service: there are 1 labels. Allowed: 2 of them."),
        arguments(
            "mode: auto",
            "3:7: mode: to act it takes a cluster, and there is no block \"kubernetes\". Allowed: observe or dry-run; or kubernetes."),
        arguments(
            "mode: auto\nkubernetes:",
            "3:7: warning: mode: stage 3 calls people, but there is nobody to call. Allowed: pagerduty or slack."),
        arguments(
            "escalation: {pageAfter: 4m}",
            "3:25: warning: escalation.pageAfter: escalation.pageAfter is 4m and stages.restart.for is 5m. Allowed: escalation.pageAfter longer than stages.restart.for: else people are paged before stage 1."));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_has_its_place_and_its_sentence(String yaml, String sentence) {
    assertThat(Configurations.problems(Configurations.LEAST + yaml))
        .contains("pulih.yaml:" + sentence);
  }

  /** Each is the whole list of services, in line 2. */
  static Stream<Arguments> services() {
    String slo = "slo: {availability: 99 %, p99: 1s, errors: 1 %}";
    return Stream.of(
        arguments("[]", "2:11: services: nothing is watched. Allowed: at least one service."),
        arguments(
            "[{name: a}]",
            "2:12: services[0].slo: default/a has no objective. Allowed: slo here or in defaults."),
        arguments(
            "[{name: a, " + slo + "}, {name: a, " + slo + "}]",
            "2:79: services[1].name: default/a is listed twice. Allowed: each service once."),
        arguments(
            "[{name: a, kafkaGroups: [g], " + slo + "}, {name: b, kafkaGroups: [g], " + slo + "}]",
            "2:113: services[1].kafkaGroups: consumer group g belongs to default/a already. Allowed: one service for each."),
        arguments(
            "[{name: a, " + slo + "}, {name: b, deployments: [a], " + slo + "}]",
            "2:95: services[1].deployments: Deployment default/a belongs to default/a already. Allowed: one service for each."),
        arguments(
            "[{name: a, webhookUrl: \"http://hooks.example/\", " + slo + "}]",
            "2:34: services[0].webhookUrl: it would be sent unencrypted to another machine. "
                + WEBHOOK),
        arguments(
            "[{name: a, emailTo: [b], " + slo + "}]",
            "2:32: services[0].emailTo[0]: \"b\" does not fit. Allowed: an e-mail address such as oncall@bos.example."),
        arguments(
            "[{name: a, mode: auto, " + slo + "}]",
            "2:28: services[0].mode: to act it takes a cluster, and there is no block \"kubernetes\". Allowed: observe or dry-run; or kubernetes."),
        arguments(
            "[{name: A, " + slo + "}]",
            "2:19: services[0].name: \"A\" does not fit. Allowed: a Kubernetes name such as txn-service."),
        arguments(
            "[{" + slo + "}]",
            "2:12: services[0].name: \"name\" is missing. Allowed: a Kubernetes name such as txn-service."),
        arguments(
            "[{name: a, slo: {availability: 99 %, p99: 1, errors: 1 %}}]",
            "2:53: services[0].slo.p99: \"1\" has no unit. " + DURATION),
        arguments(
            "[{name: a, deployments: [x], selector: {app: a}, " + slo + "}]",
            "2:50: services[0].selector: deployments are named already. Allowed: either deployments or selector."));
  }

  @ParameterizedTest
  @MethodSource("services")
  void a_mistaken_service_has_its_place_and_its_sentence(String services, String sentence) {
    String yaml = "prometheus: {url: \"http://prometheus:9090\"}\nservices: " + services + "\n";
    assertThat(Configurations.problems(yaml)).contains("pulih.yaml:" + sentence);
  }

  @Test
  void all_problems_come_at_once_in_the_order_of_the_file() {
    assertThat(Configurations.problems("mode: on\ninterval: 1\noffset: x\nserver: {port: 70000}\n"))
        .hasSize(6)
        .satisfiesExactly(
            // What is missing is missing from the file, which begins here.
            p -> assertThat(p).startsWith("pulih.yaml:1:1: prometheus.url: \"url\" is missing."),
            p -> assertThat(p).startsWith("pulih.yaml:1:1: services: \"services\" is missing."),
            p -> assertThat(p).startsWith("pulih.yaml:1:7: mode:"),
            p -> assertThat(p).startsWith("pulih.yaml:2:11: interval:"),
            p -> assertThat(p).startsWith("pulih.yaml:3:9: offset:"),
            p -> assertThat(p).startsWith("pulih.yaml:4:16: server.port:"));
  }

  @Test
  void a_literal_secret_is_not_repeated() {
    assertThat(
            Configurations.problems(Configurations.LEAST + "slack: {token: xoxb-secret}")
                .toString())
        .doesNotContain("xoxb-secret");
  }

  @Test
  void a_file_that_is_not_there_is_a_problem() {
    Result<PulihConfiguration> result = ConfigurationFile.read(Path.of("no-such.yaml"), Map.of());
    assertThat(result.value()).isEmpty();
    assertThat(result.problems())
        .singleElement()
        .hasToString(
            "no-such.yaml:1:1: the file cannot be read (there is no such file). Allowed: --config with the path of a readable file.");
  }
}
