package dev.pulih.service.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The operating system's PostgreSQL on a free port, with an empty database for whoever asks. It
 * refuses to run as root, so root runs it as another user. {@link #close()} removes it.
 */
public final class RealPostgres implements AutoCloseable {

  /** The superuser of the server. */
  public static final String USER = "pulih";

  /** The superuser's password. */
  public static final String PASSWORD = "tol-gate-7";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What most tests kill is Pulih, not the server. */
  private static final List<String> HASTY = List.of("fsync=off");

  /** Little log is kept, so that a small disk can hold it. */
  private static final List<String> DURABLE =
      List.of("fsync=on", "max_wal_size=4MB", "min_wal_size=2MB");

  private final Path initdb = SystemTool.require("initdb");
  private final Path server = SystemTool.require("postgres");
  private final TemporaryFolder folder;
  private final Thread hook = new Thread(this::remove);
  private final AtomicInteger databases = new AtomicInteger();
  private final List<String> asOther;
  private final int port = FreePort.next();
  private final List<String> settings;
  private volatile Process process;

  /** Starts a server and waits until it answers. */
  public RealPostgres() {
    this(new TemporaryFolder("postgres"), HASTY);
  }

  private RealPostgres(TemporaryFolder folder, List<String> settings) {
    this.folder = folder;
    this.settings = settings;
    asOther = other();
    run(initialise());
    process = start(serve());
    Runtime.getRuntime().addShutdownHook(hook);
    awaitReady();
  }

  /** One that syncs as it does in production: the tests that kill the server itself take it. */
  public static RealPostgres durable() {
    return new RealPostgres(new TemporaryFolder("postgres"), DURABLE);
  }

  /** The same with its data in a folder, such as a small disk. */
  public static RealPostgres durableIn(Path folder) {
    return new RealPostgres(new TemporaryFolder(folder, "postgres"), DURABLE);
  }

  /** The JDBC address of a new, empty database. */
  public String database() {
    String name = "pulih_" + databases.incrementAndGet();
    try (Connection connection = connect()) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create the database " + name + ".", e);
    }
    return address(name);
  }

  /** The JDBC address of a database of this name, whether there is one or not. */
  public String address(String name) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
  }

  /** Ends the server as a crash does: every connection breaks and new ones are refused. */
  public void halt() {
    run(List.of("kill", "-QUIT", Long.toString(process.pid())));
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL for the server and all its processes, as when the machine has no memory left. */
  public void kill() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    children.forEach(child -> child.onExit().join());
  }

  /** Whether it runs; a full disk can end it. */
  public boolean runs() {
    return process.isAlive();
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** What it has said since it was started. */
  public String log() {
    return said();
  }

  /** Starts the server again, on the same port with the same databases. */
  public void resume() {
    process = start(serve());
    awaitReady();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(hook);
    remove();
  }

  private void remove() {
    stop();
    folder.close();
  }

  /** Root hands the folder to another user and runs everything as that one. */
  private List<String> other() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    UserPrincipal user = unprivileged();
    try {
      Files.setOwner(folder.path(), user);
      return List.of(SystemTool.require("setpriv").toString(), "--reuid=" + user.getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UserPrincipal unprivileged() {
    var users = FileSystems.getDefault().getUserPrincipalLookupService();
    try {
      return users.lookupPrincipalByName("postgres");
    } catch (UserPrincipalNotFoundException _) {
      return nobody();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UserPrincipal nobody() {
    try {
      return FileSystems.getDefault()
          .getUserPrincipalLookupService()
          .lookupPrincipalByName("nobody");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> initialise() {
    return List.of(
        initdb.toString(),
        "--pgdata=" + data(),
        "--username=" + USER,
        "--pwfile=" + passwordFile(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--wal-segsize=1",
        "--no-sync");
  }

  private List<String> serve() {
    List<String> command =
        new ArrayList<>(List.of(server.toString(), "-D", data().toString(), "-p", port + ""));
    Stream.concat(
            Stream.of(
                "listen_addresses=127.0.0.1", "unix_socket_directories=", "shared_buffers=16MB"),
            settings.stream())
        .forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  private Path passwordFile() {
    try {
      return Files.writeString(folder.path().resolve("password"), PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(List<String> command) {
    try {
      int code = start(command).waitFor();
      if (code != 0) {
        throw new IllegalStateException(command + " ended with " + code + "; it said:\n" + said());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(List<String> command) {
    List<String> all = new ArrayList<>(asOther);
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.path().toFile());
    try {
      return builder.redirectErrorStream(true).redirectOutput(output().toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    try {
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::ready);
    } catch (RuntimeException e) {
      close();
      throw new IllegalStateException("PostgreSQL did not get ready; it said:\n" + said(), e);
    }
  }

  private boolean ready() {
    if (!process.isAlive()) {
      throw new IllegalStateException("It ended with exit code " + process.exitValue() + ".");
    }
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException _) {
      return false;
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address("postgres"), USER, PASSWORD);
  }

  /** A killed server leaves shared memory behind, so it is asked first; one with clients waits. */
  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Path data() {
    return folder.path().resolve("data");
  }

  private Path output() {
    return folder.path().resolve("log");
  }

  private String said() {
    try {
      return Files.readString(output());
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }
}
