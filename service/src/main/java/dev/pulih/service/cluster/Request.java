package dev.pulih.service.cluster;

/**
 * What is asked of the API server, in the words of its access rules.
 *
 * @param right the right that it takes
 * @param namespace the namespace; empty for what belongs to no namespace
 * @param name the object's name; empty for a list
 */
public record Request(Right right, String namespace, String name) {

  /** A request about all objects of a namespace. */
  public static Request list(Right right, String namespace) {
    return new Request(right, namespace, "");
  }

  /** The question which versions of an API group there are; every account may ask it. */
  public static Request discovery(String group) {
    return new Request(new Right(group, "apigroups", "get", Right.Use.MESH), "", group);
  }

  /** As a rule of a Role, of this object alone if it is about one. */
  public String rule() {
    String names = name.isEmpty() ? "" : ", resourceNames [\"%s\"]".formatted(name);
    return right.rule() + names;
  }

  @Override
  public String toString() {
    String object = name.isEmpty() ? "" : " " + name;
    String place = namespace.isEmpty() ? "" : " in namespace " + namespace;
    return right.verb() + " " + right.resource() + object + place;
  }
}
