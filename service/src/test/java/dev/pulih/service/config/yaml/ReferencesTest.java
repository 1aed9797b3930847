package dev.pulih.service.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pulih.service.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {

  @TempDir private Path folder;

  @Test
  void a_variable_is_replaced() {
    assertThat(secret("${TOKEN}")).isEqualTo("s3cret");
  }

  @Test
  void a_file_is_read_from_the_folder_of_the_configuration_without_its_line_end()
      throws IOException {
    Files.writeString(folder.resolve("token"), "from-file\n");
    assertThat(secret("file:token")).isEqualTo("from-file");
    assertThat(secret("file:" + folder.resolve("token"))).isEqualTo("from-file");
  }

  @Test
  void what_is_no_secret_says_why() throws IOException {
    Files.writeString(folder.resolve("empty"), "\n");
    Files.writeString(folder.resolve("lines"), "a\nb\n");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF});
    Files.write(folder.resolve("large"), new byte[(1 << 16) + 1]);

    assertThat(why("${OTHER}")).isEqualTo("the environment variable OTHER is not set");
    assertThat(why("${BLANK}")).isEqualTo("the environment variable BLANK is empty");
    assertThat(why("file:empty")).isEqualTo("the file empty is empty");
    assertThat(why("file:lines")).isEqualTo("the file lines has more than one line");
    assertThat(why("file:binary")).isEqualTo("the file binary cannot be read as UTF-8");
    assertThat(why("file:large")).isEqualTo("the file large does not exist, or is over 64 KiB");
    assertThat(why("file:.")).isEqualTo("the file . does not exist, or is over 64 KiB");
    assertThat(why("file:\u0000")).isEqualTo("the file   cannot be read as UTF-8");
    assertThat(why("s3cret")).isEqualTo("a secret must not be written into the file itself");
    assertThat(why("Bearer ${TOKEN}"))
        .isEqualTo("a secret must not be written into the file itself");
  }

  private String secret(String written) {
    return ((Parsed.Value<Secret>) references().resolve(written)).value().reveal();
  }

  private String why(String written) {
    return ((Parsed.Wrong<Secret>) references().resolve(written)).why();
  }

  private References references() {
    return References.of(Map.of("TOKEN", "s3cret", "BLANK", ""), folder.resolve("pulih.yaml"));
  }
}
