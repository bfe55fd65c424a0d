package io.sales360.planner.targets;

import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per entry of the book of targets, in its order.
 *
 * @param sequence from 1, without gaps
 * @param previous SHA-256 of the file before it, so that a later change shows; empty for the first
 * @param state what the version became
 * @param version its reference
 * @param at when, UTC
 * @param proposal the targets; null unless they are proposed here
 */
public record TargetEvent(
    int sequence,
    String previous,
    TargetState state,
    String version,
    String author,
    String reason,
    String at,
    @Nullable TargetProposal proposal) {}
