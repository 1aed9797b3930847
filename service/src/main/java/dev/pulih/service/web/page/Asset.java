package dev.pulih.service.web.page;

/**
 * A file that pages load.
 *
 * @param name its name
 * @param type its media type
 * @param bytes what is in it
 */
record Asset(String name, String type, byte[] bytes) {}
