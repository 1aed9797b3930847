package dev.pulih.simulator.port;

import dev.pulih.signal.ClusterView;
import dev.pulih.signal.Inventory;
import dev.pulih.simulator.world.ServiceProfile;
import dev.pulih.simulator.world.World;

/** The inventory of a world's cluster; it is always as fresh as the world. */
public final class WorldCluster implements ClusterView {
  private final World world;
  private final Inventories inventories;
  private long seen = -1;
  private Inventory latest;

  /** The inventory of all services of a world. */
  public WorldCluster(World world) {
    this.world = world;
    this.inventories =
        new Inventories(
            world.cluster().store(),
            world.plan().office().services().stream().map(ServiceProfile::service).toList());
    this.latest = inventories.read(world.now());
  }

  @Override
  public Inventory latest() {
    long revision = world.cluster().store().revision();
    latest =
        revision == seen
            ? new Inventory(world.now(), latest.services())
            : inventories.read(world.now());
    seen = revision;
    return latest;
  }
}
