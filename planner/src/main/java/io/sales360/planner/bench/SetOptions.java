package io.sales360.planner.bench;

import java.util.List;

/**
 * What the command line says about a collection; fills or overrides what its files say.
 *
 * @param seasons seasons to model; empty if not said, a single 1 for none
 * @param scoringSeason 0 if not said
 * @param horizon 0 if not said
 */
public record SetOptions(List<Integer> seasons, int scoringSeason, int horizon) {
  /** Copies the seasons, shortest first. */
  public SetOptions {
    seasons = seasons.stream().sorted().toList();
  }
}
