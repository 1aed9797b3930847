/** What is shipped to run Pulih in a cluster agrees with the code. */
@NullMarked
package dev.pulih.service.deploy;

import org.jspecify.annotations.NullMarked;
