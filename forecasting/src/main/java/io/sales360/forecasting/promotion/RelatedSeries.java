package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;

/** Another product on the same calendar, and what it may have lost or gained. */
public record RelatedSeries(TimeSeries series, Relation relation) implements Serializable {
  /** How it is related. */
  public enum Relation {
    /** Bought instead: may be cannibalised. */
    SUBSTITUTE,
    /** Bought with it: may have a halo. */
    COMPLEMENT
  }
}
