package io.sales360.forecasting.regression;

import io.sales360.forecasting.boosting.Loss;
import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.PanelFit;
import io.sales360.forecasting.model.PanelSpec;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One ensemble of trees for all series of a panel. Series too short to learn from are forecast by
 * what the others taught; without any observation, or out of the domain of the loss, they are left
 * out. The result depends neither on the order of the series nor on threads.
 *
 * @param boosting features, trees and loss
 */
public record PanelBoostingSpec(BoostingSpec boosting) implements PanelSpec {
  /** Trees for all distances up to {@code lead}, with the standard plan and the Poisson loss. */
  public static PanelBoostingSpec direct(int lead) {
    return new PanelBoostingSpec(BoostingSpec.direct(lead).withLoss(new Loss.Poisson()));
  }

  @Override
  public String name() {
    return "panel-" + boosting.name();
  }

  @Override
  public PanelFit fit(Panel panel) {
    List<Panel.Member> usable = new ArrayList<>();
    for (Panel.Member member : panel.members()) {
      if (member.history().observed() > 0 && inDomain(member)) {
        usable.add(member);
      }
    }
    if (usable.isEmpty()) {
      throw new UnfittableSeriesException(
          panel.members().size() == 1 ? panel.members().get(0).history().seriesId() : "panel",
          name(),
          panel.members().stream().allMatch(member -> member.history().observed() == 0)
              ? Cause.EMPTY
              : Cause.OUT_OF_DOMAIN,
          "it has no observation that is in the domain of "
              + boosting.loss()
              + ".\nMaybe values below zero need the squared loss.");
    }
    usable.sort(Comparator.comparing(member -> member.history().seriesId()));
    return new PanelTraining(boosting, usable).fit(this);
  }

  private boolean inDomain(Panel.Member member) {
    if (!boosting.loss().logarithmic()) {
      return true;
    }
    for (int t = 0; t < member.history().length(); t++) {
      if (member.history().value(t) < 0) {
        return false;
      }
    }
    return true;
  }
}
