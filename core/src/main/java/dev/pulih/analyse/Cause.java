package dev.pulih.analyse;

/**
 * A likely cause that a rule names.
 *
 * @param confidence 0 to 100: how strong the evidence is; an order among rules, not a probability
 * @param sentence the cause, one sentence
 * @param action what a person should do
 * @param autoRecoverable whether a restart or a shift of traffic can help
 */
record Cause(int confidence, String sentence, String action, boolean autoRecoverable) {}
