/** The service: where every port of the core meets its adapter. */
@NullMarked
package dev.pulih.service;

import org.jspecify.annotations.NullMarked;
