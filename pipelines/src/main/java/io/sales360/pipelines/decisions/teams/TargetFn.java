package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.model.SalesTarget;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Credits targets to their owners; those that no row can be held against are counted as such. */
final class TargetFn extends CreditFn<SalesTarget, TargetPart> {
  private final PerformanceOwner owner;
  private final String currencyCode;

  TargetFn(CrewView view, String account, String currencyCode) {
    super(view, account);
    this.owner = view.owner();
    this.currencyCode = currencyCode;
  }

  @ProcessElement
  public void process(
      @Element SalesTarget target, ProcessContext context, OutputReceiver<TargetPart> parts) {
    read(target.targetAmount());
    PerformanceMeasure measure = measure(target.measure());
    String reason = reason(target, measure);
    if (reason != null || measure == null) {
      leaveOut(reason == null ? "measure is " + target.measure() : reason, target.targetAmount());
      return;
    }
    boolean isOfMember = owner == PerformanceOwner.TEAM && !isOf(target, PerformanceOwner.TEAM);
    String ownerId =
        isOfMember
            ? creditedTo(target.ownerId(), target.targetAmount(), context)
            : target.ownerId();
    if (ownerId != null) {
      parts.output(
          new TargetPart(
              ownerId,
              isOfMember,
              measure,
              target.startsOn(),
              target.endsOn(),
              target.version(),
              target.targetAmount(),
              1));
    }
  }

  private @Nullable String reason(SalesTarget target, @Nullable PerformanceMeasure measure) {
    boolean isTaken =
        isOf(target, PerformanceOwner.SALESPERSON)
            || (owner == PerformanceOwner.TEAM && isOf(target, PerformanceOwner.TEAM));
    if (!isTaken) {
      return "owner is " + target.ownerType();
    }
    if (target.productCategory() != null) {
      return "for a product category";
    }
    boolean isForeign =
        target.currencyCode() != null && !target.currencyCode().equals(currencyCode);
    return measure == PerformanceMeasure.NET_SALES && isForeign ? "in another currency" : null;
  }

  private static boolean isOf(SalesTarget target, PerformanceOwner type) {
    return target.ownerType().equals(type.name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable PerformanceMeasure measure(String text) {
    for (PerformanceMeasure measure : PerformanceMeasure.values()) {
      if (measure.name().toLowerCase(Locale.ROOT).equals(text)) {
        return measure;
      }
    }
    return null;
  }
}
