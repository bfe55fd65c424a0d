package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.mart.FctOrder;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.pipelines.flow.Accounts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What is done with the facts of orders in the bundle that makes them. */
public record FactSteps(
    BundleStep<FctOrderLine> lines,
    BundleStep<FctOrder> orders,
    BundleStep<FctPayment> payments,
    BundleStep<FctReturn> returns)
    implements Serializable {

  private List<BundleStep<?>> all() {
    return List.of(lines, orders, payments, returns);
  }

  void start() {
    all().forEach(BundleStep::start);
  }

  void finish(Emitter out) {
    all().forEach(step -> step.finish(out));
  }

  List<Output<?>> outputs() {
    List<Output<?>> outputs = new ArrayList<>();
    all().forEach(step -> outputs.addAll(step.outputs()));
    return List.copyOf(outputs);
  }

  /** A sink that hands facts to their steps. */
  OrderAssembler.Sink into(Emitter out) {
    return new OrderAssembler.Sink() {
      @Override
      public void line(FctOrderLine line) {
        lines.add(line, out);
      }

      @Override
      public void order(FctOrder order) {
        orders.add(order, out);
      }

      @Override
      public void payment(FctPayment payment) {
        payments.add(payment, out);
      }

      @Override
      public void returned(FctReturn returned) {
        returns.add(returned, out);
      }

      @Override
      public void refused(DeadLetter deadLetter) {
        out.emit(Accounts.REFUSED, deadLetter);
      }
    };
  }
}
