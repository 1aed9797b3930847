package dev.pulih.service.claude;

import dev.pulih.detect.Severity;

/**
 * Something to be asked.
 *
 * @param id the same at each try, so that nobody is asked, and paid, twice
 * @param incident the incident; empty if it is about none
 * @param severity how bad that is
 * @param text what is asked, masked
 */
record Inquiry(String id, String incident, Severity severity, String text) {}
