/** Who may do what at the port: roles, and the tokens that stand for them. */
@org.jspecify.annotations.NullMarked
package dev.pulih.service.access;
