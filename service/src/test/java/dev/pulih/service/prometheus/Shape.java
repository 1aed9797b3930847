package dev.pulih.service.prometheus;

import java.util.Arrays;

/** How the exporters of one preset write the same facts: the series that the tests fill in. */
enum Shape {
  CLIENT_LIBRARY("client-library") {
    @Override
    String requests(String service, String pod, String code) {
      return "http_requests_total{%s,method=\"GET\",status=\"%s\"}"
          .formatted(target(service, pod), code);
    }

    @Override
    String count(String service, String pod, String code) {
      return duration("count", service, pod, code);
    }

    @Override
    String sum(String service, String pod, String code) {
      return duration("sum", service, pod, code);
    }

    private static String duration(String part, String service, String pod, String code) {
      return "http_request_duration_seconds_%s{%s,method=\"GET\",status=\"%s\"}"
          .formatted(part, target(service, pod), code);
    }

    @Override
    String bucket(String service, String pod, String seconds) {
      return "http_request_duration_seconds_bucket{%s,method=\"GET\",le=\"%s\"}"
          .formatted(target(service, pod), seconds);
    }
  },

  MICROMETER("micrometer") {
    @Override
    String requests(String service, String pod, String code) {
      String outcome = code.startsWith("5") ? "SERVER_ERROR" : "SUCCESS";
      return "http_server_requests_seconds_count{%s,method=\"GET\",uri=\"/tolls/{id}\",status=\"%s\",outcome=\"%s\",exception=\"none\"}"
          .formatted(target(service, pod), code, outcome);
    }

    @Override
    String count(String service, String pod, String code) {
      return requests(service, pod, code);
    }

    @Override
    String sum(String service, String pod, String code) {
      return requests(service, pod, code).replace("_seconds_count{", "_seconds_sum{");
    }

    @Override
    String bucket(String service, String pod, String seconds) {
      return "http_server_requests_seconds_bucket{%s,method=\"GET\",uri=\"/tolls/{id}\",status=\"200\",outcome=\"SUCCESS\",le=\"%s\"}"
          .formatted(target(service, pod), seconds);
    }
  },

  ISTIO("istio") {
    @Override
    String requests(String service, String pod, String code) {
      return mesh("istio_requests_total", service, pod, "response_code=\"%s\"".formatted(code));
    }

    @Override
    String count(String service, String pod, String code) {
      return duration("count", service, pod, code);
    }

    @Override
    String sum(String service, String pod, String code) {
      return duration("sum", service, pod, code);
    }

    private static String duration(String part, String service, String pod, String code) {
      return mesh(
          "istio_request_duration_milliseconds_" + part,
          service,
          pod,
          "response_code=\"%s\"".formatted(code));
    }

    @Override
    double inASecond() {
      return 1000;
    }

    @Override
    String bucket(String service, String pod, String seconds) {
      String le = seconds.equals("+Inf") ? seconds : milliseconds(seconds);
      return mesh(
          "istio_request_duration_milliseconds_bucket",
          service,
          pod,
          "response_code=\"200\",le=\"%s\"".formatted(le));
    }

    private static String milliseconds(String seconds) {
      return String.valueOf(Math.round(Double.parseDouble(seconds) * 1000));
    }

    private static String mesh(String metric, String service, String pod, String more) {
      return "%s{reporter=\"destination\",destination_service_namespace=\"bos\",destination_service_name=\"%s\",destination_version=\"v1\",source_workload=\"api-gateway\",namespace=\"bos\",pod=\"%s\",%s}"
          .formatted(metric, service, pod, more);
    }
  },

  OPENTELEMETRY("opentelemetry") {
    @Override
    String requests(String service, String pod, String code) {
      return "http_server_request_duration_seconds_count{%s,http_request_method=\"GET\",http_response_status_code=\"%s\"}"
          .formatted(resource(service, pod), code);
    }

    @Override
    String count(String service, String pod, String code) {
      return requests(service, pod, code);
    }

    @Override
    String sum(String service, String pod, String code) {
      return requests(service, pod, code).replace("_seconds_count{", "_seconds_sum{");
    }

    @Override
    String bucket(String service, String pod, String seconds) {
      return "http_server_request_duration_seconds_bucket{%s,http_request_method=\"GET\",http_response_status_code=\"200\",le=\"%s\"}"
          .formatted(resource(service, pod), seconds);
    }

    private static String resource(String service, String pod) {
      return "k8s_namespace_name=\"bos\",service_name=\"%s\",k8s_pod_name=\"%s\""
          .formatted(service, pod);
    }
  };

  final String preset;

  Shape(String preset) {
    this.preset = preset;
  }

  /** The counter of a pod's requests with one status code. */
  abstract String requests(String service, String pod, String code);

  /** The number of a pod's requests with one status code in the histogram of their latencies. */
  abstract String count(String service, String pod, String code);

  /** How long a pod's requests with one status code took in all. */
  abstract String sum(String service, String pod, String code);

  /** How many units of its latencies are a second. */
  double inASecond() {
    return 1;
  }

  /** The counter of a pod's requests that took at most so many seconds. */
  abstract String bucket(String service, String pod, String seconds);

  /** The shape of a preset; a preset that ships needs one. */
  static Shape of(String preset) {
    return Arrays.stream(values())
        .filter(shape -> shape.preset.equals(preset))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "Say in Shape how the exporters of the preset " + preset + " write."));
  }

  /** The counter that the sidecar of a client keeps, in Istio's shape. */
  static String sent(String service, String client, String code) {
    return "istio_requests_total{reporter=\"source\",destination_service_namespace=\"bos\",destination_service_name=\"%s\",namespace=\"bos\",pod=\"%s\",response_code=\"%s\",response_flags=\"UH\"}"
        .formatted(service, client, code);
  }

  /** The number or the sum of the latencies that the sidecar of a client keeps. */
  static String waited(String part, String service, String client) {
    return "istio_request_duration_milliseconds_%s{reporter=\"source\",destination_service_namespace=\"bos\",destination_service_name=\"%s\",namespace=\"bos\",pod=\"%s\",response_code=\"200\"}"
        .formatted(part, service, client);
  }

  /** The counter of calls that the sidecar of the caller or of the callee keeps. */
  static String called(String reporter, String caller, String callee, String code) {
    String pod = (reporter.equals("source") ? caller : callee) + "-a";
    return "istio_requests_total{reporter=\"%s\",source_workload=\"%s-v1\",source_workload_namespace=\"bos\",source_canonical_service=\"%s\",destination_service_namespace=\"bos\",destination_service_name=\"%s\",namespace=\"bos\",pod=\"%s\",response_code=\"%s\",response_flags=\"-\"}"
        .formatted(reporter, caller, caller, callee, pod, code);
  }

  private static String target(String service, String pod) {
    return "namespace=\"bos\",service=\"%s\",pod=\"%s\",instance=\"%s:8080\""
        .formatted(service, pod, pod);
  }
}
