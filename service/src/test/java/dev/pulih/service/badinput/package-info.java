/** A whole Pulih on bad input: what it says, that nothing acts, and that it goes on. */
@NullMarked
package dev.pulih.service.badinput;

import org.jspecify.annotations.NullMarked;
