package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.PerformanceMeasure;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.model.SalesTarget;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Credits targets to their owners, a member's to the team of its first day; those that no row can
 * be held against are counted as such.
 */
final class TargetFn extends CreditFn<SalesTarget, TargetPart> {
  private final PerformanceOwner owner;
  private final String account;
  private final String currencyCode;

  TargetFn(CrewView view, PerformanceOwner owner, String account, String currencyCode) {
    super(view);
    this.owner = owner;
    this.account = account;
    this.currencyCode = currencyCode;
  }

  @ProcessElement
  public void process(
      @Element SalesTarget target, ProcessContext context, OutputReceiver<TargetPart> parts) {
    read(account, target.targetAmount());
    PerformanceMeasure measure = measure(target.measure());
    String reason = reason(target, measure);
    if (reason != null || measure == null) {
      leaveOut(
          account,
          reason == null ? "measure is " + target.measure() : reason,
          target.targetAmount());
      return;
    }
    boolean isOfMember = owner == PerformanceOwner.TEAM && !isOf(target, PerformanceOwner.TEAM);
    String ownerId =
        isOfMember ? crews(context).teamOn(target.ownerId(), target.startsOn()) : target.ownerId();
    if (ownerId == null) {
      leaveOut(account, "no team", target.targetAmount());
    } else {
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
