package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/** Distinct orders, customers and channels of each promotion or campaign; bounded. */
final class SubjectMembers extends PTransform<PBegin, PCollection<SubjectMember>> {
  private static final TupleTag<KV<Integer, byte[]>> PACKED = new TupleTag<>("packed");

  private final TableScan<FctMargin> margins;
  private final SerializableFunction<FctMargin, @Nullable String> subject;
  private final Buckets buckets;

  private SubjectMembers(
      TableScan<FctMargin> margins,
      SerializableFunction<FctMargin, @Nullable String> subject,
      Buckets buckets) {
    this.margins = margins;
    this.subject = subject;
    this.buckets = buckets;
  }

  /**
   * Of the subjects that lines name.
   *
   * @param margins one row per line of a sale
   * @param subject of a line; null where it has none
   */
  static SubjectMembers of(
      TableScan<FctMargin> margins,
      SerializableFunction<FctMargin, @Nullable String> subject,
      Buckets buckets) {
    return new SubjectMembers(margins, subject, buckets);
  }

  /** How many orders and customers each subject has, as a side input. */
  static Reach reach() {
    return new Reach();
  }

  @Override
  public PCollection<SubjectMember> expand(PBegin begin) {
    SumByKey<SubjectMember> distinct =
        SumByKey.of(SubjectMember.class, SubjectMember::key, (a, b) -> a, buckets);
    return margins
        .into("NameEach", new NameStep(subject, distinct.step(PACKED)))
        .get(PACKED)
        .apply("Distinct", distinct.ofPacked());
  }

  /** Counts members. */
  static final class Reach
      extends PTransform<PCollection<SubjectMember>, PCollectionView<List<SubjectReach>>> {
    @Override
    public PCollectionView<List<SubjectReach>> expand(PCollection<SubjectMember> members) {
      return members
          .apply(
              "CountEach",
              MapElements.into(TypeDescriptor.of(SubjectReach.class)).via(SubjectReach::of))
          .setCoder(RecordCoder.of(SubjectReach.class))
          .apply(
              "Sum",
              SumByKey.of(
                  SubjectReach.class, SubjectReach::subjectId, (a, b) -> a.plus(b), new Buckets(1)))
          .apply("View", View.asList());
    }
  }

  private static final class NameStep implements BundleStep<FctMargin> {
    private final SerializableFunction<FctMargin, @Nullable String> subject;
    private final BundleStep<SubjectMember> members;

    NameStep(
        SerializableFunction<FctMargin, @Nullable String> subject,
        BundleStep<SubjectMember> members) {
      this.subject = subject;
      this.members = members;
    }

    @Override
    public void start() {
      members.start();
    }

    @Override
    public void add(FctMargin line, Emitter out) {
      String id = subject.apply(line);
      if (id == null) {
        return;
      }
      members.add(new SubjectMember(id, SubjectMember.Kind.ORDER, line.orderId()), out);
      if (line.customerId() != null) {
        members.add(new SubjectMember(id, SubjectMember.Kind.CUSTOMER, line.customerId()), out);
      }
      if (line.channelId() != null) {
        members.add(new SubjectMember(id, SubjectMember.Kind.CHANNEL, line.channelId()), out);
      }
    }

    @Override
    public void finish(Emitter out) {
      members.finish(out);
    }

    @Override
    public List<Output<?>> outputs() {
      return members.outputs();
    }
  }
}
