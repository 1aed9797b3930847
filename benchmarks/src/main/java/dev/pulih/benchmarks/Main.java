package dev.pulih.benchmarks;

import dev.pulih.benchmarks.tick.TickBenchmark;

public final class Main {
  public static void main(String[] args) throws Exception {
    System.out.println(Machine.description());
    TickBenchmark.run(new TickBenchmark.Size(Integer.parseInt(args[0]), 20, 30));
  }
}
