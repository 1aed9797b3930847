/**
 * What Pulih measures of itself, registered whole before anything happens, so that nothing is
 * absent.
 */
@NullMarked
package dev.pulih.service.meter;

import org.jspecify.annotations.NullMarked;
