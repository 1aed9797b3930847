/**
 * What tests run against: real servers, and stand-ins of vendors on real sockets that refuse what
 * the vendors refuse, keep what arrived and fail when told to.
 */
@NullMarked
package dev.pulih.service.testing;

import org.jspecify.annotations.NullMarked;
