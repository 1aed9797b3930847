package dev.pulih.notify;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbound log in memory. */
public final class FakeInboundLog implements InboundLog {

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  @Override
  public void record(Entry entry) {
    entries.add(entry);
  }

  @Override
  public List<Entry> latest(int most) {
    return entries.stream().sorted(Comparator.comparing(Entry::at).reversed()).limit(most).toList();
  }
}
