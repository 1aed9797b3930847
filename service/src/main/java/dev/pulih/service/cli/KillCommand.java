package dev.pulih.service.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The kill switch. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description = "Switches all actions off until someone resumes; alarms go on.")
final class KillCommand implements Callable<Integer> {

  @Mixin private InstanceOptions instance = new InstanceOptions();

  @Override
  public Integer call() {
    instance.client().post("/api/kill", Map.of());
    System.out.println("All actions are off until ./pulih resume; alarms go on.");
    return 0;
  }
}
