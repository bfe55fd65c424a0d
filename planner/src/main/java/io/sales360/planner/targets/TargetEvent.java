package io.sales360.planner.targets;

import java.util.Arrays;
import java.util.Objects;
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
 * @param seal SHA-256 of this entry with an empty seal, so that a change of itself shows; empty in
 *     books of before there were seals
 */
public record TargetEvent(
    int sequence,
    String previous,
    TargetState state,
    String version,
    String author,
    String reason,
    String at,
    @Nullable TargetProposal proposal,
    @Nullable String seal) {
  /** Refuses an entry that lacks something, or holds targets that it does not propose. */
  public TargetEvent {
    for (Object needed : Arrays.asList(previous, state, version, author, reason, at)) {
      Objects.requireNonNull(needed, "an entry has all its fields");
    }
    seal = seal == null ? "" : seal;
    if (state == TargetState.SUPERSEDED) {
      throw new IllegalArgumentException("A version is superseded by another one's entry.");
    }
    TargetReference.parse(version);
    if ((state == TargetState.PROPOSED) != (proposal != null)) {
      throw new IllegalArgumentException(
          "The entry of %s is %s; targets belong to proposals and to nothing else."
              .formatted(version, state));
    }
  }

  /** This entry with a seal. */
  TargetEvent sealed(String with) {
    return new TargetEvent(sequence, previous, state, version, author, reason, at, proposal, with);
  }
}
