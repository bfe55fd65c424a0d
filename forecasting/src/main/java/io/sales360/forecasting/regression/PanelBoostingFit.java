package io.sales360.forecasting.regression;

import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.PanelFit;
import io.sales360.forecasting.model.PanelSpec;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.LinkedHashMap;
import java.util.List;

/** The shared trees, series by series. */
final class PanelBoostingFit implements PanelFit {
  private static final long serialVersionUID = 1L;

  private final PanelSpec spec;
  private final BoostedModel model;
  private final LinkedHashMap<String, Panel.Member> members = new LinkedHashMap<>();
  private final LinkedHashMap<String, BoostedModel.Local> locals = new LinkedHashMap<>();

  PanelBoostingFit(
      PanelSpec spec,
      BoostedModel model,
      List<Panel.Member> members,
      List<float[]> statics,
      double[] spreads) {
    this.spec = spec;
    this.model = model;
    for (int i = 0; i < spreads.length; i++) {
      String id = members.get(i).history().seriesId();
      this.members.put(id, members.get(i));
      this.locals.put(id, new BoostedModel.Local(statics.get(i), spreads[i]));
    }
  }

  @Override
  public PanelSpec spec() {
    return spec;
  }

  @Override
  public List<String> seriesIds() {
    return List.copyOf(members.keySet());
  }

  @Override
  public BoostedFit of(String seriesId) {
    Panel.Member member = members.get(seriesId);
    BoostedModel.Local local = locals.get(seriesId);
    if (member == null || local == null) {
      throw new UnfittableSeriesException(
          seriesId,
          spec.name(),
          Cause.TOO_SHORT,
          "it was not in the panel or was left out.\nMaybe it has no observation.");
    }
    return new BoostedFit(model, member.history(), member.past(), member.known(), local);
  }
}
