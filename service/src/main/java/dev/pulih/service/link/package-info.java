/** Links from messages to the places where a person looks on. */
@NullMarked
package dev.pulih.service.link;

import org.jspecify.annotations.NullMarked;
