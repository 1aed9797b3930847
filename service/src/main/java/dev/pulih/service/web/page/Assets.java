package dev.pulih.service.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.webjars.WebJarVersionLocator;

/**
 * The files that pages load, all of them from here. Their address holds a digest of what is in
 * them, so that a browser may keep them for ever and still never has an old one.
 */
public final class Assets {

  private static final String OWN = "dev/pulih/service/web/page/";
  private static final int DIGITS = 12;

  private final Map<String, Asset> files = new LinkedHashMap<>();
  private final String digest;

  /** Reads all of them. */
  Assets() {
    WebJarVersionLocator jars = new WebJarVersionLocator();
    add("pulih.css", "text/css", OWN + "pulih.css");
    add("pulih.js", "text/javascript", OWN + "pulih.js");
    add("live.js", "text/javascript", OWN + "live.js");
    add("theme.js", "text/javascript", OWN + "theme.js");
    add("icon.svg", "image/svg+xml", OWN + "icon.svg");
    add("htmx.js", "text/javascript", inJar(jars, "htmx.org", "dist/htmx.min.js"));
    add("plots.js", "text/javascript", OWN + "plots.js");
    add("uplot.js", "text/javascript", inJar(jars, "uplot", "dist/uPlot.iife.min.js"));
    add("uplot.css", "text/css", inJar(jars, "uplot", "dist/uPlot.min.css"));
    this.digest = digest(all());
  }

  private static String inJar(WebJarVersionLocator jars, String jar, String file) {
    return Objects.requireNonNull(jars.fullPath(jar, file), jar);
  }

  private void add(String name, String type, String resource) {
    files.put(name, new Asset(type, read(resource)));
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + resource + "; build it again.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(List<Asset> all) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      all.forEach(asset -> sha.update(asset.bytes()));
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  /** All of them. */
  List<Asset> all() {
    return List.copyOf(files.values());
  }

  /** Where a page finds a file. */
  public String path(String name) {
    return "/assets/" + digest + "/" + name;
  }

  /** A file under the digest of now. */
  Optional<Asset> find(String asked, String name) {
    return asked.equals(digest) ? Optional.ofNullable(files.get(name)) : Optional.empty();
  }
}
