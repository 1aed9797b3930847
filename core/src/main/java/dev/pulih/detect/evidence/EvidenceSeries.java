package dev.pulih.detect.evidence;

import dev.pulih.signal.ServiceRef;

/**
 * A series that is watched for a service.
 *
 * @param name what people know it by
 * @param service the service that it tells about; calls tell about who is called
 * @param signal what of the service it measures
 * @param scale how its values are compared
 */
public record EvidenceSeries(
    String name, ServiceRef service, GoldenSignal signal, FlooredLog scale) {

  public EvidenceSeries {
    Settled.that(!name.isBlank(), "A series of %s needs a name.", service);
  }

  @Override
  public String toString() {
    return name + " of " + service;
  }
}
