package dev.pulih.simulator.port;

import dev.pulih.signal.PodRef;
import dev.pulih.signal.ServiceRef;
import dev.pulih.simulator.metrics.Samples;

/**
 * A scraped pod and its samples.
 *
 * @param service the service that it is labelled with
 * @param pod the pod
 * @param samples what was scraped from it
 */
record Target(ServiceRef service, PodRef pod, Samples samples) {}
