package dev.pulih.service.config;

import dev.pulih.detect.DetectionSettings;
import dev.pulih.service.prometheus.Preset;
import dev.pulih.service.prometheus.PrometheusSettings;

/**
 * What is measured where, and what of it is abnormal.
 *
 * @param prometheus the server that signals are read from
 * @param preset the expressions behind the signals
 * @param pace how often they are read, and over which windows
 * @param detection what is abnormal
 */
public record Measuring(
    PrometheusSettings prometheus, Preset preset, Pace pace, DetectionSettings detection) {}
