package dev.pulih.service.cluster;

/**
 * A right that the API server can grant.
 *
 * @param group the API group; empty for the core group
 * @param resource the resource in plural, with its subresource: {@code pods/log}
 * @param verb such as {@code get}
 * @param use what it is for
 */
public record Right(String group, String resource, String verb, Use use) {

  /** What rights are for, and what is missing without them. */
  public enum Use {
    /** Which pods and Deployments there are. */
    INVENTORY("without it Pulih cannot see what runs there, and takes no action"),
    /** What a restart destroys. */
    EVIDENCE("without it the evidence that a restart destroys is incomplete"),
    /** Stage 1. */
    RESTART("without it stage 1 (restart) is unavailable"),
    /** Subsets and routes. */
    MESH("without it stage 2 (traffic shift) is unavailable"),
    /** Stage 2. */
    SHIFT("without it stage 2 (traffic shift) is unavailable"),
    /** Release controllers. */
    OWNERS("without it a release controller is recognised only by its marks on the objects"),
    /** Autoscalers. */
    AUTOSCALERS("without it a restart does not wait for an autoscaler that changes the pods"),
    /** The kill switch on Pulih's own Deployment. */
    KILL_SWITCH("without it the kill switch cannot be read, and nothing acts"),
    /** Election among replicas. */
    ELECTION("without it only one replica of Pulih can run"),
    /** Nothing: Pulih never does it. */
    NONE("without it nothing is missing");

    private final String loss;

    Use(String loss) {
      this.loss = loss;
    }

    /** What is missing without it. */
    public String loss() {
      return loss;
    }
  }

  /** The resource without its subresource. */
  public String mainResource() {
    return resource.split("/", 2)[0];
  }

  /** The subresource; empty if it is about the whole. */
  public String subresource() {
    return resource.substring(mainResource().length()).replaceFirst("^/", "");
  }

  /** As a rule of a Role. */
  public String rule() {
    return "apiGroups [\"%s\"], resources [\"%s\"], verbs [\"%s\"]"
        .formatted(group, resource, verb);
  }
}
