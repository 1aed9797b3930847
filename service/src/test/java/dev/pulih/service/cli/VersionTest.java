package dev.pulih.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void the_version_names_the_product() {
    assertThat(new Version().getVersion()[0]).startsWith("pulih ");
  }
}
