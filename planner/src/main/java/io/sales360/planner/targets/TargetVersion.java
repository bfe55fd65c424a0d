package io.sales360.planner.targets;

/**
 * A version of targets as the book has it.
 *
 * @param last the entry that made its state
 */
public record TargetVersion(TargetReference reference, TargetProposal proposal, TargetEvent last) {
  public TargetState state() {
    return last.state();
  }
}
