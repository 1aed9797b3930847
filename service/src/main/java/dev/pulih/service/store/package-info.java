/** The event log and outbox on SQLite and PostgreSQL. */
@NullMarked
package dev.pulih.service.store;

import org.jspecify.annotations.NullMarked;
