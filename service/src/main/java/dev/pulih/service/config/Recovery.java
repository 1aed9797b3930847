package dev.pulih.service.config;

import dev.pulih.policy.GuardLimits;
import dev.pulih.policy.Mode;
import dev.pulih.policy.Policy;

/**
 * How incidents are recovered.
 *
 * @param mode how far Pulih may go for services that do not say
 * @param policy by which numbers
 * @param guards what stops it
 */
public record Recovery(Mode mode, Policy policy, GuardLimits guards) {}
