/**
 * The OpenID provider that introduces people and programs (OpenID Connect Core 1.0); nothing of it
 * is loaded unless configured.
 */
@NullMarked
package dev.pulih.service.oidc;

import org.jspecify.annotations.NullMarked;
