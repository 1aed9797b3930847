/** What the adapters to Kubernetes and to Istio share: the connection, its failures, the owners. */
@NullMarked
package dev.pulih.service.cluster;

import org.jspecify.annotations.NullMarked;
