package dev.pulih.service.config;

import dev.pulih.service.config.yaml.Fields;
import dev.pulih.service.config.yaml.Key;
import dev.pulih.service.config.yaml.Section;
import dev.pulih.service.config.yaml.Shapes;
import java.nio.file.Path;
import java.util.Optional;

/** Keys of the clouds that offer Claude. */
final class CloudSection {

  private CloudSection() {}

  static Section<Amazon> amazon() {
    return new AmazonSection();
  }

  static Section<Google> google() {
    return new GoogleSection();
  }

  /** Amazon Bedrock, as it is written. */
  record Amazon(String region, Optional<String> profile) {}

  /** Google Vertex AI, as it is written. */
  record Google(String project, String region, Optional<Path> credentials) {}

  /** Keys of Amazon Bedrock. */
  private static final class AmazonSection extends Section<Amazon> {

    private final Key<String> region =
        required(
            "region",
            Shapes.text("a region such as ap-southeast-1", "[a-z0-9-]+"),
            "ap-southeast-1",
            "The AWS region.");
    private final Key<Optional<String>> profile =
        optional(
            "profile",
            Shapes.text(),
            "pulih",
            "A profile of the AWS files; else what the AWS SDK finds.");

    @Override
    protected Amazon build(Fields fields) {
      return new Amazon(fields.get(region), fields.get(profile));
    }
  }

  /** Keys of Google Vertex AI. */
  private static final class GoogleSection extends Section<Google> {

    private final Key<String> project =
        required("project", Shapes.text(), "bos-prod", "The project's id.");
    private final Key<String> region =
        required(
            "region",
            Shapes.text("a region such as asia-southeast1", "[a-z0-9-]+"),
            "asia-southeast1",
            "The region, or global.");
    private final Key<Optional<Path>> credentials =
        optional(
            "credentials",
            Shapes.path(),
            "/secrets/google.json",
            "A file with credentials; else Google's application default credentials.");

    @Override
    protected Google build(Fields fields) {
      return new Google(fields.get(project), fields.get(region), fields.get(credentials));
    }
  }
}
