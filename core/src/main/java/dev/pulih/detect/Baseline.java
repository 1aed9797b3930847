package dev.pulih.detect;

/**
 * The recent past of a series: what a value is compared with.
 *
 * @param samples how many samples it rests on
 * @param mean their mean
 * @param sigma their sample standard deviation; NaN for fewer than two
 */
public record Baseline(int samples, double mean, double sigma) {}
