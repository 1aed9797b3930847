package dev.pulih.benchmarks.alerts;

import dev.pulih.signal.ServiceRef;

/**
 * A column of a day that Pulih looks at.
 *
 * @param place its place in a row
 * @param column what it is
 * @param name what people know it by
 * @param service the service that it tells about
 */
record KitSeries(int place, KitColumn column, String name, ServiceRef service) {}
