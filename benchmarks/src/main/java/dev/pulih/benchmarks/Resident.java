package dev.pulih.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory that another process occupies. */
public final class Resident {

  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+([0-9]+) kB", Pattern.MULTILINE);

  private Resident() {}

  /** In MB, as Linux tells; NaN of a process that is not there, 0 of one that has just ended. */
  public static double megabytes(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    return Files.exists(status) ? in(Files.readString(status)) : Double.NaN;
  }

  private static double in(String status) {
    Matcher found = RESIDENT.matcher(status);
    return found.find() ? Double.parseDouble(found.group(1)) / 1024 : 0;
  }
}
