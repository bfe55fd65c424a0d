package io.sales360.planner.targets;

import org.jspecify.annotations.Nullable;

/**
 * A version of targets as the book has it.
 *
 * @param last the entry that made its state
 * @param supersededBy the version of the same owners and period that was approved after it; null
 *     for none
 */
public record TargetVersion(
    TargetReference reference,
    TargetProposal proposal,
    TargetEvent last,
    @Nullable TargetReference supersededBy) {
  public TargetState state() {
    return supersededBy == null ? last.state() : TargetState.SUPERSEDED;
  }
}
