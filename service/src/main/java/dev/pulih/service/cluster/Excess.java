package dev.pulih.service.cluster;

import dev.pulih.service.cluster.Right.Use;
import java.util.List;

/** Rights that Pulih never uses, and that matter to whoever takes it over. */
public final class Excess {

  /** All verbs on all resources, as of an administrator. */
  public static final Right EVERYTHING = never("*", "*", "*");

  private static final List<Right> NOWHERE =
      List.of(
          never("", "secrets", "get"),
          never("", "secrets", "list"),
          never("", "pods/exec", "create"),
          never("", "pods", "create"),
          never("", "pods", "delete"),
          never("apps", "deployments", "create"),
          never("apps", "deployments", "delete"));

  private static final List<Right> WHERE_IT_WATCHES =
      List.of(Rights.PATCH_DEPLOYMENT, Rights.PATCH_VIRTUAL_SERVICE);

  private Excess() {}

  /** What is too much in every namespace. */
  public static List<Right> nowhereNeeded() {
    return NOWHERE;
  }

  /** What is too much in a namespace without watched services. */
  public static List<Right> neededWhereItWatches() {
    return WHERE_IT_WATCHES;
  }

  private static Right never(String group, String resource, String verb) {
    return new Right(group, resource, verb, Use.NONE);
  }
}
