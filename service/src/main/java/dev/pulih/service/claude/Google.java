package dev.pulih.service.claude;

import com.anthropic.vertex.backends.VertexBackend;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Claude on Google Vertex AI. */
final class Google {

  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

  private Google() {}

  static com.anthropic.backends.Backend backend(Backend.Vertex vertex) {
    VertexBackend.Builder backend =
        VertexBackend.builder()
            .googleCredentials(credentials(vertex).createScoped(SCOPE))
            .region(vertex.region())
            .project(vertex.project());
    vertex.baseUrl().map(URI::toString).ifPresent(backend::baseUrl);
    return backend.build();
  }

  private static GoogleCredentials credentials(Backend.Vertex vertex) {
    try {
      return vertex.credentials().isPresent()
          ? fromFile(vertex.credentials().orElseThrow())
          : GoogleCredentials.getApplicationDefault();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Google's credentials cannot be read; set claude.vertex.credentials to a file with them, or GOOGLE_APPLICATION_CREDENTIALS",
          e);
    }
  }

  private static GoogleCredentials fromFile(Path file) throws IOException {
    try (InputStream json = Files.newInputStream(file)) {
      return GoogleCredentials.fromStream(json);
    }
  }
}
