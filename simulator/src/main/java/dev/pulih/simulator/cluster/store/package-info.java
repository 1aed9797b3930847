/**
 * The memory of the simulated cluster: Kubernetes objects as JSON trees, one rising resourceVersion
 * for all of them, and watches over their changes.
 *
 * <p>Time is always an argument; nothing here reads a clock. Trees that the store hands out are
 * shared: whoever changes one works on a copy, most simply through {@link
 * dev.pulih.simulator.cluster.store.ObjectStore#edit}.
 */
@NullMarked
package dev.pulih.simulator.cluster.store;

import org.jspecify.annotations.NullMarked;
