package io.sales360.forecasting.intermittent;

/** Which distribution of counts is laid around a mean. */
public enum CountShape {
  /** Variance equal to the mean. */
  POISSON,
  /** Variance a multiple of the mean, learned from the history and drawn towards 1.8. */
  NEGATIVE_BINOMIAL,
  /** A negative binomial with extra zeros: mean, variance and share of zeros of the history. */
  ZERO_INFLATED
}
