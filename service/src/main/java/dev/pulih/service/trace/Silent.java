package dev.pulih.service.trace;

import java.util.Map;

/** A tracer that says nothing to anybody. */
record Silent() implements Tracer {

  private static final Stretch NOTHING =
      new Stretch() {
        @Override
        public void failed() {}

        @Override
        public void close() {}
      };

  @Override
  public Stretch open(String name, Map<String, String> fields) {
    return NOTHING;
  }

  @Override
  public Stretch openFor(String decision, String name, Map<String, String> fields) {
    return NOTHING;
  }

  @Override
  public void decided(String decision) {}

  @Override
  public void past(String name, Lasted lasted, Map<String, String> fields) {}

  @Override
  public void close() {}
}
