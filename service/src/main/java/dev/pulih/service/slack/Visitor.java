package dev.pulih.service.slack;

/**
 * Who wants something, and where an answer reaches them.
 *
 * @param author who
 * @param channel the id of the channel that they are in
 * @param responseUrl where Slack takes answers for half an hour, five at most
 */
record Visitor(Author author, String channel, String responseUrl) {}
