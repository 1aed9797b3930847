/** Readings of the past from files and queries, and the reports of what a backtest made of them. */
@NullMarked
package dev.pulih.service.backtest;

import org.jspecify.annotations.NullMarked;
