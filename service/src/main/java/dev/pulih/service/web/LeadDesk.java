package dev.pulih.service.web;

/** Who says whether this Pulih acts. */
@FunctionalInterface
public interface LeadDesk {

  /** Whether it acts now, and else who does. */
  Status.Lead lead();
}
