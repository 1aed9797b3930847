/** What Pulih says of itself, and of no incident. */
@NullMarked
package dev.pulih.service.news;

import org.jspecify.annotations.NullMarked;
