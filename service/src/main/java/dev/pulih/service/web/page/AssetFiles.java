package dev.pulih.service.web.page;

import dev.pulih.service.web.NeedsNoRole;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the files that pages load. */
@RestController
final class AssetFiles {

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final Assets assets;

  AssetFiles(Assets assets) {
    this.assets = assets;
  }

  @GetMapping("/assets/{digest}/{name}")
  @NeedsNoRole(because = "the login loads them")
  ResponseEntity<byte[]> file(@PathVariable String digest, @PathVariable String name) {
    return assets
        .find(digest, name)
        .map(AssetFiles::answer)
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static ResponseEntity<byte[]> answer(Asset asset) {
    return ResponseEntity.ok()
        .cacheControl(FOR_EVER)
        .contentType(MediaType.parseMediaType(asset.type() + ";charset=UTF-8"))
        .body(asset.bytes());
  }
}
