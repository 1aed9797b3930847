/** Traffic weights on Istio virtual services. */
@NullMarked
package dev.pulih.service.istio;

import org.jspecify.annotations.NullMarked;
