package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/** Distinct orders, customers and channels of each promotion or campaign; bounded. */
final class SubjectMembers extends PTransform<PCollection<FctMargin>, PCollection<SubjectMember>> {
  private final SerializableFunction<FctMargin, @Nullable String> subject;
  private final Buckets buckets;

  private SubjectMembers(
      SerializableFunction<FctMargin, @Nullable String> subject, Buckets buckets) {
    this.subject = subject;
    this.buckets = buckets;
  }

  /**
   * Of the subjects that lines name.
   *
   * @param subject of a line; null where it has none
   */
  static SubjectMembers of(
      SerializableFunction<FctMargin, @Nullable String> subject, Buckets buckets) {
    return new SubjectMembers(subject, buckets);
  }

  /** How many orders and customers each subject has, as a side input. */
  static Reach reach() {
    return new Reach();
  }

  @Override
  public PCollection<SubjectMember> expand(PCollection<FctMargin> margins) {
    return margins
        .apply("NameEach", ParDo.of(new NameFn(subject)))
        .setCoder(RecordCoder.of(SubjectMember.class))
        .apply(
            "Distinct", SumByKey.of(SubjectMember.class, SubjectMember::key, (a, b) -> a, buckets));
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

  private static final class NameFn extends DoFn<FctMargin, SubjectMember> {
    private final SerializableFunction<FctMargin, @Nullable String> subject;

    NameFn(SerializableFunction<FctMargin, @Nullable String> subject) {
      this.subject = subject;
    }

    @ProcessElement
    public void process(@Element FctMargin line, OutputReceiver<SubjectMember> members) {
      String id = subject.apply(line);
      if (id == null) {
        return;
      }
      members.output(new SubjectMember(id, SubjectMember.Kind.ORDER, line.orderId()));
      if (line.customerId() != null) {
        members.output(new SubjectMember(id, SubjectMember.Kind.CUSTOMER, line.customerId()));
      }
      if (line.channelId() != null) {
        members.output(new SubjectMember(id, SubjectMember.Kind.CHANNEL, line.channelId()));
      }
    }
  }
}
