package io.sales360.forecasting.selection;

/** Why a series was not forecast by the plan's models. */
public enum ReasonCode {
  /** No observation: there is no forecast. */
  EMPTY,
  /** Too few observations for a backtest: the last value or season goes on, with wide intervals. */
  TOO_SHORT,
  /** Every observation is the same: it goes on, without spread. */
  CONSTANT,
  /** Every observation is zero: so is the forecast. */
  ALL_ZERO,
  /** No model of the plan could be fitted: the last season goes on. */
  FALLBACK_SEASONAL_NAIVE,
  /** No model and no season: the last value goes on. */
  FALLBACK_NAIVE,
  /** Set by callers: the series got its share of its parent's forecast. */
  PARENT_SHARE,
  /** Set by callers: a new product is forecast from launches of its like. */
  ANALOGUE
}
