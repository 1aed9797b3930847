package dev.pulih.service.config;

import dev.pulih.policy.Mode;
import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;

/**
 * Whoever acts needs something to act on and somebody to call.
 *
 * @param fields where problems are noted
 * @param cluster whether there is a cluster
 * @param people whether somebody can be called
 */
record Acting(Fields fields, boolean cluster, boolean people) {

  /** Notes what a mode at a key lacks; tells whether the mode acts. */
  boolean check(Mode mode, Key<?> key, String within) {
    boolean acts =
        switch (mode) {
          case OBSERVE, DRY_RUN -> false;
          case APPROVE, AUTO -> true;
        };
    String found = "to act it takes a cluster, and there is no block \"kubernetes\"";
    fields.check(cluster || !acts, key, within, found, "observe or dry-run; or kubernetes");
    String nobody = "stage 3 calls people, but there is nobody to call";
    fields.advise(people || !acts, key, within, nobody, "pagerduty or slack");
    return acts;
  }
}
