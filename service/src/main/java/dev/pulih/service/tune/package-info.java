/** What a tuning proposes: as a diff, as a table, as JSON. */
@NullMarked
package dev.pulih.service.tune;

import org.jspecify.annotations.NullMarked;
