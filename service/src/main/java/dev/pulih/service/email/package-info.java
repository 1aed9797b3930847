/** E-mail by SMTP. */
@NullMarked
package dev.pulih.service.email;

import org.jspecify.annotations.NullMarked;
