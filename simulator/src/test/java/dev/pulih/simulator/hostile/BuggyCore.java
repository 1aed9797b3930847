package dev.pulih.simulator.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** All of Pulih's classes loaded anew, with a planted bug in one of them. */
final class BuggyCore extends ClassLoader {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final Map<String, ByteArrayOutputStream> buggy = new HashMap<>();

  private BuggyCore() {
    super(BuggyCore.class.getClassLoader());
  }

  /**
   * Compiles the file with the bug, and nothing else.
   *
   * @throws IllegalStateException if the bug is no Java
   */
  static BuggyCore with(PlantedBug bug) {
    BuggyCore core = new BuggyCore();
    List<String> options = List.of("-proc:none", "-nowarn", "-cp", classPath());
    JavaFileManager files = core.new Memory();
    var task = COMPILER.getTask(null, files, null, options, null, List.of(new Source(bug)));
    if (!task.call()) {
      throw new IllegalStateException("This planted bug does not compile: " + bug);
    }
    return core;
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      if (!name.startsWith("dev.pulih.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = buggy.containsKey(name) ? buggy.get(name).toByteArray() : sound(name);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] sound(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file with the bug. */
  private static final class Source extends SimpleJavaFileObject {
    private final PlantedBug bug;

    Source(PlantedBug bug) {
      super(URI.create("string:///" + bug.className().replace('.', '/') + ".java"), Kind.SOURCE);
      this.bug = bug;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bug.planted();
    }
  }

  /** Keeps what is compiled. */
  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    Memory() {
      super(COMPILER.getStandardFileManager(null, null, null));
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return buggy.computeIfAbsent(className, _ -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
