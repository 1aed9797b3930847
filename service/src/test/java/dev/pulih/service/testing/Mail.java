package dev.pulih.service.testing;

import java.util.List;

/**
 * A letter as a mail server took it.
 *
 * @param from the envelope's sender
 * @param to the envelope's receivers
 * @param text header and body, without transparency dots
 * @param encrypted whether it came by TLS
 */
public record Mail(String from, List<String> to, String text, boolean encrypted) {}
