package dev.pulih.service.web.page;

import java.util.Optional;

/**
 * A pod that answered and does not run now.
 *
 * @param name its name
 * @param subset the subset that it belonged to, if that is known
 */
public record GonePod(String name, Optional<String> subset) {}
