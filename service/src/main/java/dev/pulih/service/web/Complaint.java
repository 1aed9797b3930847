package dev.pulih.service.web;

/**
 * What is wrong with a request.
 *
 * @param what what is wrong
 * @param where in which request
 * @param next what to do
 */
public record Complaint(String what, String where, String next) {}
