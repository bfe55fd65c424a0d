package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;

/** Hands out one random stream per concern; streams of different names do not touch each other. */
record Seeds(long seed) {
  Draws stream(String concern) {
    return Draws.of(seed, concern);
  }
}
