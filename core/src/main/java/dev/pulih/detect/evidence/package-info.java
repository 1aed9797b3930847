/**
 * Whether several signals of one service together are an incident: what each says is weighed in
 * nats and added up. It uses nothing of {@code detect}, so that {@code detect} may use it.
 */
@NullMarked
package dev.pulih.detect.evidence;

import org.jspecify.annotations.NullMarked;
