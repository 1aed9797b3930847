package dev.pulih.service.runbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The metrics that the runbooks use, by the exporter that shows them under this name. A name that
 * is not here is a slip of the pen, or is to be looked up in the exporter's own sources and added.
 */
final class ExporterMetrics {

  private static final Map<String, List<String>> BY_EXPORTER =
      Map.of(
          "kube-state-metrics 2",
          List.of(
              "kube_cronjob_spec_suspend",
              "kube_cronjob_status_active",
              "kube_cronjob_status_last_successful_time",
              "kube_deployment_status_replicas_unavailable",
              "kube_job_status_failed",
              "kube_job_status_succeeded",
              "kube_node_status_condition",
              "kube_pod_container_resource_limits",
              "kube_pod_container_status_last_terminated_reason",
              "kube_pod_container_status_restarts_total",
              "kube_pod_container_status_terminated_reason",
              "kube_pod_info",
              "kube_pod_status_phase",
              "kube_pod_status_ready"),
          "cAdvisor",
          List.of(
              "container_cpu_cfs_periods_total",
              "container_cpu_cfs_throttled_periods_total",
              "container_memory_working_set_bytes"),
          "kafka_exporter",
          List.of(
              "kafka_consumergroup_current_offset",
              "kafka_consumergroup_lag",
              "kafka_consumergroup_members",
              "kafka_topic_partition_current_offset",
              "kafka_topic_partition_under_replicated_partition"),
          "postgres_exporter",
          List.of(
              "pg_settings_max_connections",
              "pg_stat_activity_count",
              "pg_stat_activity_max_tx_duration"),
          "redis_exporter",
          List.of(
              "redis_db_keys",
              "redis_db_keys_expiring",
              "redis_errors_total",
              "redis_evicted_keys_total",
              "redis_keyspace_hits_total",
              "redis_keyspace_misses_total",
              "redis_mem_fragmentation_ratio",
              "redis_memory_max_bytes",
              "redis_memory_used_bytes"),
          "Micrometer: JVM, Hikari, HTTP clients, Resilience4j",
          List.of(
              "hikaricp_connections_active",
              "hikaricp_connections_max",
              "hikaricp_connections_pending",
              "hikaricp_connections_timeout_total",
              "http_client_requests_seconds_count",
              "http_client_requests_seconds_sum",
              "jvm_gc_pause_seconds_sum",
              "jvm_memory_max_bytes",
              "jvm_memory_used_bytes",
              "resilience4j_circuitbreaker_state"),
          "Istio",
          List.of("istio_request_duration_milliseconds_bucket", "istio_requests_total"),
          "statsd_exporter with the mapping of Airflow's Helm chart",
          List.of(
              "airflow_dag_processing_import_errors",
              "airflow_dagrun_duration_count",
              "airflow_dagrun_failed_count",
              "airflow_executor_queued_tasks",
              "airflow_pool_starving_tasks",
              "airflow_scheduler_heartbeat",
              "airflow_ti_failures"));

  private ExporterMetrics() {}

  static Set<String> names() {
    return BY_EXPORTER.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }
}
